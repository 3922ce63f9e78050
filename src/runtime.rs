//! The loop: wait for something, update, do the effects, draw. The only place where input and output meet the screen.

mod input;

use std::collections::HashMap;
use std::io::{self, BufWriter, Stdout};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::{Duration, Instant};

use crossterm::terminal::size;
use ratatui::Terminal;

use crate::article::Article;
use crate::terminal::answers::QUESTIONS;
use crate::terminal::colour::Colours;
use crate::terminal::input::{Decoder, Input};
use crate::terminal::session::{self, Session};
use crate::terminal::{Answers, Choice, Environment, Output, Recipe, Wishes, Writer};
use crate::text::Order;
use crate::ui::theme::Theme;
use crate::ui::words::Language;
use crate::ui::{Context, Effect, Message, State, update, view};

use input::{Asker, Event};

/// The first frame waits at most so long for the terminal's answers.
const ANSWER_WAIT: Duration = Duration::from_millis(50);

/// What the reader is started with.
#[derive(Debug)]
pub struct Settings {
    /// A copy of the environment.
    pub env: Environment,
    /// What was asked for.
    pub wishes: Wishes,
    /// What is saved for terminals, by their labels.
    pub saved: HashMap<String, Wishes>,
    /// The language of the program's own words.
    pub language: Language,
}

type Screen = Terminal<Writer<BufWriter<Stdout>>>;

/// What was answered too late is waited for at most so long when the program ends: it would be typed into the shell.
const LATE_WAIT: Duration = Duration::from_millis(300);

/// How it ended.
#[derive(Debug)]
pub struct Ended {
    /// The exit code.
    pub code: u8,
    /// What was on the screen.
    pub state: State,
    /// What the terminal answered.
    pub answers: Answers,
}

/// Shows a screen until the reader leaves it. `start` makes the first state for a size, `open` brings the article with
/// a number in the list. The terminal is given back on every way out.
///
/// # Errors
/// When the terminal cannot be taken or written to.
pub fn run(
    settings: &Settings,
    start: impl FnOnce((u16, u16), &Context) -> State,
    open: impl Fn(usize) -> Option<Article>,
) -> io::Result<Ended> {
    session::restore_on_panic();
    let mut session = Session::take()?;
    let (sender, events) = channel();
    input::listen(sender.clone())?;
    let tmux = Asker::new(&settings.env, sender);
    let mut reader = Loop::begin(settings, &mut session, tmux, events)?;
    let writer = BufWriter::with_capacity(1 << 16, io::stdout());
    let mut screen = Terminal::new(Writer::new(writer, reader.output))?;
    let mut state = start(size()?, &reader.context);
    let code = reader.run(&mut session, &mut screen, &mut state, &open);
    reader.drain();
    drop(screen);
    drop(session);
    Ok(Ended { code: code?, state, answers: reader.answers })
}

struct Loop<'a> {
    settings: &'a Settings,
    /// What is asked for now.
    wishes: Wishes,
    events: Receiver<Event>,
    decoder: Decoder,
    answers: Answers,
    choice: Choice,
    output: Output,
    context: Context,
    /// Keys typed before the first frame.
    early: Vec<Input>,
    /// What else happened before it.
    pending: Option<Event>,
    /// When the questions were asked.
    asked: Instant,
    tmux: Asker,
}

impl Settings {
    /// The output for a terminal that answered so.
    fn choose(&self, answers: &Answers, wishes: Wishes) -> (Choice, Output) {
        let choice = Choice::new(answers, &self.env, wishes, |label| self.saved.get(label).copied());
        let output = Output::new(&choice, answers, &self.env);
        tracing::info!(?answers, ?choice, "the terminal");
        (choice, output)
    }

    /// What the screen is drawn by.
    fn context(&self, answers: &Answers, choice: &Choice) -> Context {
        let light = answers.light.or_else(|| self.env.light());
        Context {
            language: self.language,
            theme: Theme::new(Colours::of(&self.env).told(answers), light),
            order: if choice.recipe == Recipe::Logical { Order::Logical } else { Order::Visual },
            letters: choice.letters,
            marks: choice.marks,
            recipe: choice.recipe,
            terminal: choice.terminal.label(),
        }
    }

    /// Whether nothing more is to come that the first frame should wait for.
    fn is_answered(&self, answers: &Answers) -> bool {
        let tmux =
            self.env.get("TMUX").is_some() && answers.version.as_ref().is_none_or(|v| v.starts_with("tmux"));
        answers.complete() && (!tmux || answers.outer.is_some())
    }
}

/// What to do after a step.
enum Next {
    Draw,
    /// Draw everything, whatever the terminal is thought to show.
    Redraw,
    Leave(u8),
}

impl<'a> Loop<'a> {
    /// Asks the terminal what it is and enters the other screen.
    fn begin(
        settings: &'a Settings,
        session: &mut Session,
        tmux: Asker,
        events: Receiver<Event>,
    ) -> io::Result<Self> {
        tmux.ask();
        session.send(QUESTIONS)?;
        let asked = Instant::now();
        let (mut decoder, mut answers, mut early) = (Decoder::default(), Answers::default(), Vec::new());
        let mut pending = None;
        let deadline = asked + ANSWER_WAIT;
        while !settings.is_answered(&answers) {
            let left = deadline.saturating_duration_since(Instant::now());
            match events.recv_timeout(left) {
                Ok(Event::Bytes(bytes)) => {
                    for input in decoder.feed(&bytes) {
                        match input {
                            Input::Answer(answer) => answers.take(answer),
                            Input::Key(_) => early.push(input),
                        }
                    }
                }
                Ok(Event::Input(input)) => early.push(input),
                Ok(Event::Outer(outer)) => answers.outer = Some(outer),
                // A change of size is seen when the size is read; anything else ends the wait.
                Ok(Event::Resized) => {}
                Ok(event) => {
                    pending = Some(event);
                    break;
                }
                Err(_) => break,
            }
        }
        let wishes = settings.wishes;
        let (choice, output) = settings.choose(&answers, wishes);
        session.enter(&output)?;
        let context = settings.context(&answers, &choice);
        Ok(Self {
            settings,
            wishes,
            events,
            decoder,
            answers,
            choice,
            output,
            context,
            early,
            pending,
            asked,
            tmux,
        })
    }

    /// Takes what the terminal still answers.
    fn drain(&mut self) {
        // One that has not answered for so long will not.
        if self.asked.elapsed() > 5 * LATE_WAIT {
            return;
        }
        let end = Instant::now() + LATE_WAIT;
        while !self.answers.complete() {
            match self.events.recv_timeout(end.saturating_duration_since(Instant::now())) {
                Ok(Event::Bytes(bytes)) => {
                    for input in self.decoder.feed(&bytes) {
                        if let Input::Answer(answer) = input {
                            self.answers.take(answer);
                        }
                    }
                }
                Ok(Event::Closed | Event::Panicked) | Err(_) => return,
                Ok(_) => {}
            }
        }
    }

    fn run(
        &mut self,
        session: &mut Session,
        screen: &mut Screen,
        state: &mut State,
        open: &impl Fn(usize) -> Option<Article>,
    ) -> io::Result<u8> {
        if let Some(event) = self.pending.take()
            && let Next::Leave(code) = self.step(session, state, Ok(event), open)?
        {
            return Ok(code);
        }
        for input in std::mem::take(&mut self.early) {
            if let Next::Leave(code) = self.take(session, state, input, open)? {
                return Ok(code);
            }
        }
        self.draw(session, screen, state)?;
        loop {
            let event = match self.decoder.wait() {
                None => self.events.recv().map_err(|_| RecvTimeoutError::Disconnected),
                Some(wait) => self.events.recv_timeout(wait),
            };
            let mut next = self.step(session, state, event, open)?;
            // All that is there already is one frame.
            while let Next::Draw | Next::Redraw = next {
                let Ok(event) = self.events.try_recv() else { break };
                let after = self.step(session, state, Ok(event), open)?;
                next =
                    if matches!((&next, &after), (Next::Redraw, Next::Draw)) { Next::Redraw } else { after };
            }
            match next {
                Next::Leave(code) => return Ok(code),
                // Not `clear`: it asks where the cursor is, and the answer would come to our own reader.
                Next::Redraw => {
                    let area = screen.get_frame().area();
                    screen.resize(area)?;
                }
                Next::Draw => {}
            }
            self.draw(session, screen, state)?;
        }
    }

    fn step(
        &mut self,
        session: &mut Session,
        state: &mut State,
        event: Result<Event, RecvTimeoutError>,
        open: &impl Fn(usize) -> Option<Article>,
    ) -> io::Result<Next> {
        let inputs = match event {
            Ok(Event::Bytes(bytes)) => self.decoder.feed(&bytes),
            Ok(Event::Input(input)) => vec![input],
            Err(RecvTimeoutError::Timeout) => self.decoder.flush(),
            Ok(Event::Resized) => {
                let (width, height) = size()?;
                update(state, &self.context, Message::Resize(width, height));
                // Perhaps attached from another terminal.
                self.tmux.ask();
                return Ok(Next::Draw);
            }
            Ok(Event::Outer(outer)) => {
                self.answers.outer = Some(outer);
                return self.answered(session, state);
            }
            Ok(Event::Signal(signal)) => return self.signal(session, signal),
            // The code of a program that panicked; its message has been written.
            Ok(Event::Panicked) => return Ok(Next::Leave(101)),
            // The terminal is gone, as after SIGHUP.
            Ok(Event::Closed) | Err(RecvTimeoutError::Disconnected) => return Ok(Next::Leave(129)),
        };
        let mut next = Next::Draw;
        for input in inputs {
            match self.take(session, state, input, open)? {
                Next::Draw => {}
                other @ Next::Leave(_) => return Ok(other),
                Next::Redraw => next = Next::Redraw,
            }
        }
        Ok(next)
    }

    fn take(
        &mut self,
        session: &mut Session,
        state: &mut State,
        input: Input,
        open: &impl Fn(usize) -> Option<Article>,
    ) -> io::Result<Next> {
        let key = match input {
            Input::Key(key) => key,
            Input::Answer(answer) => {
                self.answers.take(answer);
                return self.answered(session, state);
            }
        };
        let mut effects = update(state, &self.context, Message::Key(key));
        let mut next = Next::Draw;
        while let Some(effect) = effects.pop() {
            match effect {
                Effect::Quit(code) => return Ok(Next::Leave(code)),
                Effect::Suspend => next = self.suspend(session)?,
                Effect::Marks(marks) => {
                    self.context.marks = marks;
                    effects.extend(update(state, &self.context, Message::Relaid));
                }
                Effect::Try(wishes) => {
                    self.wishes = wishes;
                    next = self.choose(session, state)?;
                }
                Effect::Open(number) => {
                    let opened = open(number).map(|article| Message::Opened(Box::new(article)));
                    effects
                        .extend(opened.into_iter().flat_map(|message| update(state, &self.context, message)));
                }
            }
        }
        Ok(next)
    }

    /// An answer came after the first frame: another output may be right, or other colours.
    fn answered(&mut self, session: &mut Session, state: &mut State) -> io::Result<Next> {
        if !self.answers.complete() {
            return Ok(Next::Draw);
        }
        self.choose(session, state)
    }

    /// Chooses again, by all that is known and asked for now.
    fn choose(&mut self, session: &mut Session, state: &mut State) -> io::Result<Next> {
        let (choice, output) = self.settings.choose(&self.answers, self.wishes);
        let context = self.settings.context(&self.answers, &choice);
        // What the reader has chosen with a key since then is kept.
        let marks = if choice.marks == self.choice.marks { self.context.marks } else { context.marks };
        let context = Context { marks, ..context };
        self.choice = choice;
        if context != self.context {
            self.context = context;
            update(state, &self.context, Message::Relaid);
        }
        if output == self.output {
            return Ok(Next::Draw);
        }
        self.output = output;
        session.enter(&self.output)?;
        Ok(Next::Redraw)
    }

    fn draw(&self, session: &Session, screen: &mut Screen, state: &State) -> io::Result<()> {
        if !session.is_ours() {
            return Ok(());
        }
        screen.backend_mut().set_output(self.output);
        screen.draw(|frame| {
            view(state, &self.context, frame.buffer_mut());
            self.output.apply(frame.buffer_mut());
        })?;
        Ok(())
    }

    #[cfg(unix)]
    fn signal(&mut self, session: &mut Session, signal: i32) -> io::Result<Next> {
        use signal_hook::consts::{SIGCONT, SIGTSTP};
        match signal {
            SIGTSTP => self.suspend(session),
            SIGCONT => {
                session.retake(&self.output)?;
                self.tmux.ask();
                Ok(Next::Redraw)
            }
            // The shell's convention for a program ended by a signal.
            signal => Ok(Next::Leave(128 + u8::try_from(signal).unwrap_or(0))),
        }
    }

    #[cfg(not(unix))]
    fn signal(&mut self, _: &mut Session, _: i32) -> io::Result<Next> {
        Ok(Next::Draw)
    }

    /// Gives the terminal back and stops until the shell lets us go on.
    #[cfg(unix)]
    fn suspend(&mut self, session: &mut Session) -> io::Result<Next> {
        use signal_hook::low_level::emulate_default_handler;
        session.lend(&self.output, || emulate_default_handler(signal_hook::consts::SIGTSTP))??;
        Ok(Next::Redraw)
    }

    #[cfg(not(unix))]
    fn suspend(&mut self, _: &mut Session) -> io::Result<Next> {
        Ok(Next::Draw)
    }
}

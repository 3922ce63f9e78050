//! The loop: wait for something, update, do the effects, draw. The only place where input and output meet the screen.

mod input;

use std::io::{self, BufWriter, Stdout, Write};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::{Duration, Instant};

use crossterm::queue;
use crossterm::terminal::{BeginSynchronizedUpdate, EndSynchronizedUpdate, size};
use ratatui::Terminal;
use ratatui::backend::CrosstermBackend;

use crate::article::Article;
use crate::terminal::answers::QUESTIONS;
use crate::terminal::colour::Colours;
use crate::terminal::input::{Decoder, Input};
use crate::terminal::session::{self, Session};
use crate::terminal::{Answers, Environment, Output, Recipe};
use crate::text::{Letters, Marks};
use crate::ui::theme::Theme;
use crate::ui::words::Language;
use crate::ui::{Context, Effect, Message, State, update, view};

use input::Event;

/// The first frame waits at most so long for the terminal's answers.
const ANSWER_WAIT: Duration = Duration::from_millis(50);

/// What the reader is started with.
#[derive(Debug)]
pub struct Settings {
    /// A copy of the environment.
    pub env: Environment,
    /// The recipe that was asked for.
    pub recipe: Option<Recipe>,
    /// The language of the program's own words.
    pub language: Language,
}

type Screen = Terminal<CrosstermBackend<BufWriter<Stdout>>>;

/// Shows a screen until the reader leaves it; gives the exit code. `start` makes the first state for a size, `open`
/// brings the article with a number in the list. The terminal is given back on every way out.
///
/// # Errors
/// When the terminal cannot be taken or written to.
pub fn run(
    settings: &Settings,
    start: impl FnOnce((u16, u16), &Context) -> State,
    open: impl Fn(usize) -> Option<Article>,
) -> io::Result<u8> {
    session::restore_on_panic();
    let mut session = Session::take()?;
    let (sender, events) = channel();
    input::listen(sender)?;
    let mut reader = Loop::begin(settings, &mut session, events)?;
    let mut screen = Terminal::new(CrosstermBackend::new(BufWriter::with_capacity(1 << 16, io::stdout())))?;
    let mut state = start(size()?, &reader.context);
    let code = reader.run(&mut session, &mut screen, &mut state, &open);
    drop(screen);
    drop(session);
    code
}

struct Loop<'a> {
    settings: &'a Settings,
    events: Receiver<Event>,
    decoder: Decoder,
    answers: Answers,
    output: Output,
    context: Context,
    /// Keys typed before the first frame.
    early: Vec<Input>,
}

/// The colours for a terminal that answered so.
fn theme(env: &Environment, answers: &Answers) -> Theme {
    Theme::new(Colours::of(env).told(answers), answers.light)
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
    fn begin(settings: &'a Settings, session: &mut Session, events: Receiver<Event>) -> io::Result<Self> {
        session.ask(QUESTIONS)?;
        let (mut decoder, mut answers, mut early) = (Decoder::default(), Answers::default(), Vec::new());
        let deadline = Instant::now() + ANSWER_WAIT;
        while !answers.complete {
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
                // A change of size is seen when the size is read; anything else ends the wait.
                Ok(Event::Resized) => {}
                Ok(Event::Signal(_) | Event::Closed) | Err(_) => break,
            }
        }
        let recipe = settings.recipe.unwrap_or_else(|| Recipe::choose(&answers, &settings.env));
        tracing::info!(?answers, recipe = recipe.name(), "the terminal");
        let output = Output::new(recipe, &answers);
        session.enter(&output)?;
        let context = Context {
            language: settings.language,
            theme: theme(&settings.env, &answers),
            letters: Letters::Forms,
            marks: Marks::Keep,
        };
        Ok(Self { settings, events, decoder, answers, output, context, early })
    }

    fn run(
        &mut self,
        session: &mut Session,
        screen: &mut Screen,
        state: &mut State,
        open: &impl Fn(usize) -> Option<Article>,
    ) -> io::Result<u8> {
        for input in std::mem::take(&mut self.early) {
            if let Next::Leave(code) = self.take(session, state, input, open)? {
                return Ok(code);
            }
        }
        self.draw(screen, state)?;
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
            self.draw(screen, state)?;
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
                return Ok(Next::Draw);
            }
            Ok(Event::Signal(signal)) => return self.signal(session, signal),
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
                return self.answered(session);
            }
        };
        let mut effects = update(state, &self.context, Message::Key(key));
        let mut next = Next::Draw;
        while let Some(effect) = effects.pop() {
            match effect {
                Effect::Quit(code) => return Ok(Next::Leave(code)),
                Effect::Suspend => next = self.suspend(session)?,
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
    fn answered(&mut self, session: &mut Session) -> io::Result<Next> {
        if !self.answers.complete {
            return Ok(Next::Draw);
        }
        self.context.theme = theme(&self.settings.env, &self.answers);
        let recipe =
            self.settings.recipe.unwrap_or_else(|| Recipe::choose(&self.answers, &self.settings.env));
        let output = Output::new(recipe, &self.answers);
        if output == self.output {
            return Ok(Next::Draw);
        }
        tracing::info!(answers = ?self.answers, recipe = recipe.name(), "late answers");
        self.output = output;
        session.enter(&self.output)?;
        Ok(Next::Redraw)
    }

    fn draw(&self, screen: &mut Screen, state: &State) -> io::Result<()> {
        queue!(screen.backend_mut(), BeginSynchronizedUpdate)?;
        screen.draw(|frame| {
            view(state, &self.context, frame.buffer_mut());
            self.output.apply(frame.buffer_mut());
        })?;
        queue!(screen.backend_mut(), EndSynchronizedUpdate)?;
        Write::flush(screen.backend_mut())
    }

    #[cfg(unix)]
    fn signal(&mut self, session: &mut Session, signal: i32) -> io::Result<Next> {
        use signal_hook::consts::{SIGCONT, SIGTSTP};
        match signal {
            SIGTSTP => self.suspend(session),
            SIGCONT => {
                session.enter(&self.output)?;
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
        session::restore();
        signal_hook::low_level::emulate_default_handler(signal_hook::consts::SIGTSTP)?;
        session.enter(&self.output)?;
        Ok(Next::Redraw)
    }

    #[cfg(not(unix))]
    fn suspend(&mut self, _: &mut Session) -> io::Result<Next> {
        Ok(Next::Draw)
    }
}

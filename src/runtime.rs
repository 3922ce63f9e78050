//! The loop: wait for something, update, do the effects, draw. The only place where input and output meet the screen.

pub mod browse;
mod clipboard;
#[cfg(not(unix))]
mod console;
mod errands;
mod greeting;
mod input;
mod leaving;
mod settings;
mod signals;
#[cfg(unix)]
mod turn;
mod worker;

use std::collections::VecDeque;
use std::io::{self, BufWriter, Stdout};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, TryRecvError, channel};
use std::time::{Duration, Instant};

use crossterm::terminal::size;
use ratatui::layout::Rect;
use ratatui::{Terminal, TerminalOptions, Viewport};

use crate::terminal::answers::{Answer, BACKGROUND};
use crate::terminal::input::{Decoder, Input};
use crate::terminal::session::{self, Session};
use crate::terminal::{Answers, Choice, Mode, Modes, Output, Wishes, Writer};
use crate::ui::shelf::{self, Request};
use crate::ui::{Context, Effect, Message, Setting, State, Trouble, links, update, view};

use clipboard::Clipboard;
#[cfg(not(unix))]
use console::Turn;
use input::{Asker, Event};
pub use settings::Settings;
#[cfg(unix)]
use turn::Turn;
pub use worker::{Desk, Post, Work};

/// While the state goes on with something by itself, a frame shows it after so long.
const SHOWN: Duration = Duration::from_millis(30);

type Screen = Terminal<Writer<BufWriter<Stdout>>>;

/// How it ended.
#[derive(Debug)]
pub struct Ended {
    /// The exit code; an error when the terminal could not be written to.
    pub code: io::Result<u8>,
    /// What was on the screen.
    pub state: State,
    /// What the terminal answered.
    pub answers: Answers,
    /// What was asked of the library last and could not be done.
    pub unkept: Vec<Trouble>,
}

/// Shows a screen until the reader leaves it. `start` makes the first state for a size, the `desk` does what is asked of the
/// library, `work` is done beside the screen once that is there. The terminal is given back on every way out; what was
/// asked of the library by then is done before this ends.
///
/// # Errors
/// When the terminal cannot be taken.
pub fn run(
    settings: &Settings,
    start: impl FnOnce((u16, u16), &Context) -> State,
    desk: Option<Desk>,
    work: Option<Work>,
) -> io::Result<Ended> {
    session::restore_on_panic();
    worker::keep_the_screen_on_panic();
    let mut session = Session::take()?;
    let (sender, events) = channel();
    let turn = Arc::new(Turn::new()?);
    input::listen(sender.clone(), &turn)?;
    let mut reader = Loop::begin(settings, &mut session, turn, sender, events)?;
    reader.work = work;
    let served = desk.map(|desk| worker::serve(reader.sender.clone(), desk)).transpose()?;
    let served = served.map(|(requests, served)| {
        reader.requests = Some(requests);
        served
    });
    let writer = BufWriter::with_capacity(1 << 16, io::stdout());
    reader.size = size()?;
    // Not the whole screen: the size of that is asked for at each frame, of a file that is opened each time.
    let viewport = Viewport::Fixed(reader.area());
    let mut screen =
        Terminal::with_options(Writer::new(writer, reader.output), TerminalOptions { viewport })?;
    let mut state = start(reader.size, &reader.context);
    let code = reader.run(&mut session, &mut screen, &mut state);
    let mut unkept = reader.drain();
    drop(screen);
    drop(session);
    unkept.extend(served.map_or_else(Vec::new, |served| reader.wait_for(&served)));
    reader.clipboard.end();
    Ok(Ended { code, state, answers: reader.answers, unkept })
}

struct Loop<'a> {
    settings: &'a Settings,
    /// What is asked for now.
    wishes: Wishes,
    events: Receiver<Event>,
    /// Where what is done beside the loop tells what came of it.
    sender: Sender<Event>,
    turn: Arc<Turn>,
    decoder: Decoder,
    /// When something came from the terminal last.
    fed: Instant,
    answers: Answers,
    choice: Choice,
    output: Output,
    context: Context,
    /// The columns and rows of the screen.
    size: (u16, u16),
    /// What was set by keys.
    set: Vec<Setting>,
    /// Keys typed before the first frame.
    early: Vec<Input>,
    /// What else happened before it.
    pending: Option<Event>,
    /// When the questions were asked.
    asked: Instant,
    tmux: Asker,
    clipboard: Clipboard,
    /// What is to be done beside the screen.
    work: Option<Work>,
    /// Where the desk takes what is asked of the library.
    requests: Option<Sender<Request>>,
    /// Whether the state has something to go on with.
    unfinished: bool,
    /// When the last frame was drawn.
    drawn: Instant,
}

/// What to do after a step.
enum Next {
    Draw,
    /// Draw everything, whatever the terminal is thought to show.
    Redraw,
    Leave(u8),
}

impl Loop<'_> {
    fn run(&mut self, session: &mut Session, screen: &mut Screen, state: &mut State) -> io::Result<u8> {
        if let Some(event) = self.pending.take()
            && let Next::Leave(code) = self.step(session, state, Ok(event))?
        {
            return Ok(code);
        }
        for input in std::mem::take(&mut self.early) {
            if let Next::Leave(code) = self.take(session, state, input)? {
                return Ok(code);
            }
        }
        self.draw(session, screen, state)?;
        if let Some(work) = self.work.take()
            && let Err(error) = worker::start(self.sender.clone(), work)
        {
            self.tell(session, state, Message::Failed(error.to_string()))?;
            self.draw(session, screen, state)?;
        }
        loop {
            let event = self.wait();
            let idle = matches!(event, Ok(Event::Message(Message::Idle)));
            let mut next = self.step(session, state, event)?;
            // All that is there already is one frame.
            while let Next::Draw | Next::Redraw = next {
                let Ok(event) = self.events.try_recv() else { break };
                let after = self.step(session, state, Ok(event))?;
                next =
                    if matches!((&next, &after), (Next::Redraw, Next::Draw)) { Next::Redraw } else { after };
            }
            match next {
                Next::Leave(code) => return Ok(code),
                // Not `clear`: it asks where the cursor is, and the answer would come to our own reader. While another had
                // the terminal, its size may have changed without a signal to us.
                Next::Redraw => {
                    if let Next::Leave(code) = self.resize(session, state)? {
                        return Ok(code);
                    }
                    screen.resize(self.area())?;
                }
                // What goes on by itself is shown now and then.
                Next::Draw if idle && self.unfinished && self.drawn.elapsed() < SHOWN => continue,
                Next::Draw => {}
            }
            self.draw(session, screen, state)?;
        }
    }

    /// Waits for what happens next; where something is unfinished and nothing happens, that goes on.
    fn wait(&mut self) -> Result<Event, RecvTimeoutError> {
        if std::mem::take(&mut self.unfinished) {
            return match self.events.try_recv() {
                Ok(event) => {
                    self.unfinished = true;
                    Ok(event)
                }
                // Escape is a key when nothing has followed it.
                Err(TryRecvError::Empty) if self.decoder.wait().is_some_and(|w| self.fed.elapsed() > w) => {
                    self.unfinished = true;
                    Err(RecvTimeoutError::Timeout)
                }
                Err(TryRecvError::Empty) => Ok(Event::Message(Message::Idle)),
                Err(TryRecvError::Disconnected) => Err(RecvTimeoutError::Disconnected),
            };
        }
        match self.decoder.wait() {
            None => self.events.recv().map_err(|_| RecvTimeoutError::Disconnected),
            Some(wait) => self.events.recv_timeout(wait),
        }
    }

    fn step(
        &mut self,
        session: &mut Session,
        state: &mut State,
        event: Result<Event, RecvTimeoutError>,
    ) -> io::Result<Next> {
        let inputs = match event {
            Ok(Event::Bytes(bytes)) => {
                self.fed = Instant::now();
                self.decoder.feed(&bytes)
            }
            Ok(Event::Input(input)) => vec![input],
            Err(RecvTimeoutError::Timeout) => self.decoder.flush(),
            Ok(Event::Resized) => {
                // Perhaps attached from another terminal.
                self.tmux.ask();
                return self.resize(session, state);
            }
            Ok(Event::Outer(outer)) => {
                self.answers.outer = Some(outer);
                return self.answered(session, state);
            }
            Ok(Event::Message(message)) => return self.tell(session, state, message),
            Ok(Event::Signal(signal)) => return self.signal(session, signal),
            // The code of a program that panicked; its message has been written.
            Ok(Event::Panicked) => return Ok(Next::Leave(101)),
            // The terminal is gone, as after SIGHUP.
            Ok(Event::Closed) | Err(RecvTimeoutError::Disconnected) => return Ok(Next::Leave(129)),
        };
        let mut next = Next::Draw;
        for input in inputs {
            match self.take(session, state, input)? {
                Next::Draw => {}
                other @ Next::Leave(_) => return Ok(other),
                Next::Redraw => next = Next::Redraw,
            }
        }
        Ok(next)
    }

    fn take(&mut self, session: &mut Session, state: &mut State, input: Input) -> io::Result<Next> {
        let message = match input {
            Input::Key(key) => Message::Key(key),
            Input::Paste(text) => Message::Paste(text),
            Input::Mouse(event) => Message::Mouse(event),
            Input::Answer(Answer::Scheme) => {
                // To which colours is not said. It is answered as any question: late.
                self.answers.primary = None;
                self.asked = Instant::now();
                session.send(BACKGROUND)?;
                return Ok(Next::Draw);
            }
            Input::Answer(answer) => {
                self.answers.take(answer);
                return self.answered(session, state);
            }
        };
        self.tell(session, state, message)
    }

    /// Changes the state by a message, and does what that asks for.
    fn tell(&mut self, session: &mut Session, state: &mut State, message: Message) -> io::Result<Next> {
        let effects = update(state, &self.context, message);
        self.follow(session, state, effects)
    }

    /// Does what a change of the state asks for.
    fn follow(&mut self, session: &mut Session, state: &mut State, effects: Vec<Effect>) -> io::Result<Next> {
        let mut effects = VecDeque::from(effects);
        let mut next = Next::Draw;
        while let Some(effect) = effects.pop_front() {
            match effect {
                Effect::Quit(code) => return Ok(Next::Leave(code)),
                Effect::Continue => self.unfinished = true,
                Effect::Suspend => next = self.suspend(session)?,
                Effect::Set(setting) => {
                    self.set.retain(|known| !known.is_like(setting));
                    self.set.push(setting);
                    setting.apply(&mut self.context);
                    session.set_modes(self.modes())?;
                    if !setting.changes_rows() {
                        continue;
                    }
                    effects.extend(update(state, &self.context, Message::Relaid));
                }
                Effect::Redraw => next = Next::Redraw,
                Effect::Copy(text) => self.copy(session, text)?,
                Effect::Browse(address) => {
                    if let Next::Redraw = self.browse(session, &address) {
                        next = Next::Redraw;
                    }
                }
                Effect::Pipe { command, text } => next = self.pipe(session, &command, text),
                Effect::Try(wishes) => {
                    self.wishes = wishes;
                    next = self.choose(session, state)?;
                }
                Effect::Ask(request) => {
                    let taken = self.requests.as_ref().is_some_and(|desk| desk.send(request).is_ok());
                    if !taken {
                        let closed = Message::Library(shelf::Answer::Closed);
                        effects.extend(update(state, &self.context, closed));
                    }
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

    /// What is asked of the terminal besides the screen.
    fn modes(&self) -> Modes {
        Modes::default()
            .with(Mode::Paste, true)
            .with(Mode::Scheme, true)
            .with(Mode::Mouse, self.context.mouse)
            .with(Mode::Keyboard, self.answers.keyboard)
    }

    /// Chooses again, by all that is known and asked for now.
    fn choose(&mut self, session: &mut Session, state: &mut State) -> io::Result<Next> {
        session.set_modes(self.modes())?;
        let (choice, output) = self.settings.choose(&self.answers, self.wishes);
        let mut context = self.settings.context(&self.answers, &choice);
        // What was chosen by keys since then is kept.
        for setting in &self.set {
            setting.apply(&mut context);
        }
        self.choice = choice;
        let mut next = Next::Draw;
        if context != self.context {
            self.context = context;
            next = self.tell(session, state, Message::Relaid)?;
        }
        if output != self.output {
            self.output = output;
            session.enter(&self.output)?;
            next = if let Next::Draw = next { Next::Redraw } else { next };
        }
        Ok(next)
    }

    /// Takes the size that the terminal has now.
    fn resize(&mut self, session: &mut Session, state: &mut State) -> io::Result<Next> {
        let (width, height) = size()?;
        if self.size == (width, height) {
            return Ok(Next::Draw);
        }
        self.size = (width, height);
        self.tell(session, state, Message::Resize(width, height))
    }

    fn area(&self) -> Rect {
        Rect::new(0, 0, self.size.0, self.size.1)
    }

    fn draw(&mut self, session: &Session, screen: &mut Screen, state: &State) -> io::Result<()> {
        if !session.is_ours() {
            return Ok(());
        }
        if screen.get_frame().area() != self.area() {
            screen.resize(self.area())?;
        }
        screen.backend_mut().set_output(self.output);
        let links = if self.output.links() { links(state, &self.context) } else { Vec::new() };
        screen.backend_mut().set_links(links);
        screen.draw(|frame| {
            view(state, &self.context, frame.buffer_mut());
            self.output.apply(frame.buffer_mut());
        })?;
        self.drawn = Instant::now();
        Ok(())
    }
}

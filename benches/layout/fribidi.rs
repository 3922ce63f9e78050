//! C fribidi, if it is installed: loaded when the benchmark runs, so that nothing needs it to be built.
// A library in C cannot be called otherwise; the program itself forbids it.
#![allow(unsafe_code)]

use std::hint::black_box;

use libloading::Library;
use sahifa::text::Direction;

type Types = unsafe extern "C" fn(*const u32, i32, *mut u32);
type Brackets = unsafe extern "C" fn(*const u32, i32, *const u32, *mut u32);
type Levels = unsafe extern "C" fn(*const u32, *const u32, i32, *mut u32, *mut i8) -> i8;
type JoiningTypes = unsafe extern "C" fn(*const u32, i32, *mut u8);
type Join = unsafe extern "C" fn(*const u32, i32, *const i8, *mut u8);
type Shape = unsafe extern "C" fn(u32, *const i8, i32, *mut u8, *mut u32);

/// The functions of fribidi that do levels, joining and forms.
pub struct Fribidi {
    types: Types,
    brackets: Brackets,
    levels: Levels,
    joining_types: JoiningTypes,
    join: Join,
    shape: Shape,
    buffers: Buffers,
    _library: Library,
}

/// What a paragraph is worked on in, used again for the next.
#[derive(Default)]
struct Buffers {
    text: Vec<u32>,
    types: Vec<u32>,
    brackets: Vec<u32>,
    levels: Vec<i8>,
    joins: Vec<u8>,
}

/// `FRIBIDI_PAR_LTR` and `FRIBIDI_PAR_RTL`.
const LEFT_TO_RIGHT: u32 = 0x110;
const RIGHT_TO_LEFT: u32 = 0x111;
/// `FRIBIDI_FLAGS_DEFAULT | FRIBIDI_FLAGS_ARABIC`.
const FLAGS: u32 = 0x3 | 0x4_0000 | 0x300;

impl Fribidi {
    pub fn load() -> Option<Self> {
        // SAFETY: the library's names and types are those of fribidi 1.0's headers.
        unsafe {
            let library = Library::new("libfribidi.so.0").ok()?;
            Some(Self {
                types: *library.get(b"fribidi_get_bidi_types\0").ok()?,
                brackets: *library.get(b"fribidi_get_bracket_types\0").ok()?,
                levels: *library.get(b"fribidi_get_par_embedding_levels_ex\0").ok()?,
                joining_types: *library.get(b"fribidi_get_joining_types\0").ok()?,
                join: *library.get(b"fribidi_join_arabic\0").ok()?,
                shape: *library.get(b"fribidi_shape\0").ok()?,
                buffers: Buffers::default(),
                _library: library,
            })
        }
    }

    /// What fribidi makes of a paragraph: levels, how letters join, their forms. No lines, no order, no way back.
    pub fn shape(&mut self, paragraph: &str, direction: Direction) {
        let Buffers { text, types, brackets, levels, joins } = &mut self.buffers;
        text.clear();
        text.extend(paragraph.chars().map(u32::from));
        let length = i32::try_from(text.len()).unwrap();
        types.resize(text.len(), 0);
        brackets.resize(text.len(), 0);
        levels.resize(text.len(), 0);
        joins.resize(text.len(), 0);
        let mut base = if direction == Direction::Rtl { RIGHT_TO_LEFT } else { LEFT_TO_RIGHT };
        // SAFETY: each pointer has `length` elements behind it.
        unsafe {
            (self.types)(text.as_ptr(), length, types.as_mut_ptr());
            (self.brackets)(text.as_ptr(), length, types.as_ptr(), brackets.as_mut_ptr());
            (self.levels)(types.as_ptr(), brackets.as_ptr(), length, &raw mut base, levels.as_mut_ptr());
            (self.joining_types)(text.as_ptr(), length, joins.as_mut_ptr());
            (self.join)(types.as_ptr(), length, levels.as_ptr(), joins.as_mut_ptr());
            (self.shape)(FLAGS, levels.as_ptr(), length, joins.as_mut_ptr(), text.as_mut_ptr());
        }
        black_box((&self.buffers.text, &self.buffers.levels));
    }
}

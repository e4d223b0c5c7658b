//! Makes a module that wasm-bindgen has written smaller, and smaller still once it is compressed. What it computes stays
//! the same.
//!
//! Two steps, which no tool takes for us: `trap` takes out what panics say, and `order` puts functions beside those that
//! they are alike, because gzip looks back no further than 32 kB. (wasm-opt shrinks a module too, but makes its gzip
//! larger.)

use std::cmp::Reverse;
use std::collections::{HashMap, HashSet, VecDeque};
use std::error::Error;
use walrus::ir::{Instr, InstrSeq, InstrSeqId, Unreachable, VisitorMut, dfs_pre_order_mut};
use walrus::{FunctionId, LocalFunction, Module};
use wasm_encoder::reencode::{self, Reencode, utils};
use wasmparser::{CodeSectionReader, FunctionSectionReader, Parser, Payload, TypeRef};

/// Makes every function that cannot return a mere trap: those are what a panic runs. All that only they use falls away,
/// and so does what was made ready for calling them.
pub(crate) fn trap(module: &mut Module) {
    let endless: HashSet<FunctionId> =
        module.funcs.iter_local().filter(|(_, function)| is_endless(function)).map(|(id, _)| id).collect();
    for (id, function) in module.funcs.iter_local_mut() {
        let start = function.entry_block();
        if endless.contains(&id) {
            let body = function.block_mut(start);
            body.instrs.clear();
            body.instrs.push((Instr::Unreachable(Unreachable {}), Default::default()));
        } else {
            dfs_pre_order_mut(&mut Cut(&endless), function, start);
        }
    }
    walrus::passes::gc::run(module);
}

/// Whether a function ends in a trap and leaves in no other way.
fn is_endless(function: &LocalFunction) -> bool {
    let start = function.entry_block();
    let ends_in_trap = matches!(function.block(start).instrs.last(), Some((Instr::Unreachable(_), _)));
    let mut leaves = Leaves { start, found: false };
    walrus::ir::dfs_in_order(&mut leaves, function, start);
    ends_in_trap && !leaves.found
}

/// Looks for a return, or for a branch out of the function.
struct Leaves {
    start: InstrSeqId,
    found: bool,
}

impl<'a> walrus::ir::Visitor<'a> for Leaves {
    fn visit_instr(&mut self, instr: &'a Instr, _: &'a walrus::ir::InstrLocId) {
        self.found |= matches!(instr, Instr::Return(_) | Instr::ReturnCall(_) | Instr::ReturnCallIndirect(_));
    }

    fn visit_instr_seq_id(&mut self, id: &InstrSeqId) {
        self.found |= *id == self.start;
    }
}

/// Cuts a sequence of instructions where it calls what only traps.
struct Cut<'a>(&'a HashSet<FunctionId>);

impl VisitorMut for Cut<'_> {
    fn start_instr_seq_mut(&mut self, seq: &mut InstrSeq) {
        let is_trap = |(instr, _): &(Instr, _)| matches!(instr, Instr::Call(call) if self.0.contains(&call.func));
        let Some(at) = seq.instrs.iter().position(is_trap) else { return };
        seq.instrs.truncate(at);
        // What was put on the stack or in memory for the call is wanted no longer.
        while seq.instrs.pop_if(|(instr, _)| is_preparation(instr)).is_some() {}
        seq.instrs.push((Instr::Unreachable(Unreachable {}), Default::default()));
    }
}

fn is_preparation(instr: &Instr) -> bool {
    matches!(
        instr,
        Instr::Const(_)
            | Instr::LocalGet(_)
            | Instr::LocalSet(_)
            | Instr::LocalTee(_)
            | Instr::GlobalGet(_)
            | Instr::GlobalSet(_)
            | Instr::Binop(_)
            | Instr::Unop(_)
            | Instr::Load(_)
            | Instr::Store(_)
            | Instr::Drop(_)
    )
}

/// Writes a module anew: its functions in the order in which they compress best, without custom sections.
pub(crate) fn ordered(module: &[u8]) -> Result<Vec<u8>, Box<dyn Error>> {
    let (mut imported, mut bodies) = (0, Vec::new());
    for payload in Parser::new(0).parse_all(module) {
        match payload? {
            Payload::ImportSection(imports) => {
                for import in imports.into_imports() {
                    imported += u32::from(matches!(import?.ty, TypeRef::Func(_)));
                }
            }
            Payload::CodeSectionEntry(body) => bodies.push(body.as_bytes()),
            _ => {}
        }
    }
    let order = order(&bodies);
    let mut numbers = vec![0; order.len()];
    for (number, old) in (imported..).zip(&order) {
        if let Some(place) = numbers.get_mut(*old) {
            *place = number;
        }
    }
    let mut written = wasm_encoder::Module::new();
    Renumbered { imported, order, numbers }.parse_core_module(&mut written, Parser::new(0), module)?;
    Ok(written.finish())
}

/// Copies a module with its functions in another order.
struct Renumbered {
    /// Imported functions come first and keep their numbers.
    imported: u32,
    /// The functions by their old places.
    order: Vec<usize>,
    /// Their new numbers, by their old places.
    numbers: Vec<u32>,
}

impl Renumbered {
    /// The items of a section in the new order.
    fn moved<T: Clone>(&self, items: Vec<T>) -> Vec<T> {
        self.order.iter().filter_map(|old| items.get(*old).cloned()).collect()
    }
}

type Done = Result<(), reencode::Error<std::convert::Infallible>>;

impl Reencode for Renumbered {
    type Error = std::convert::Infallible;

    fn function_index(&mut self, number: u32) -> Result<u32, reencode::Error<Self::Error>> {
        let old = number.checked_sub(self.imported).and_then(|place| usize::try_from(place).ok());
        Ok(old.and_then(|place| self.numbers.get(place)).copied().unwrap_or(number))
    }

    fn parse_function_section(
        &mut self,
        functions: &mut wasm_encoder::FunctionSection,
        section: FunctionSectionReader<'_>,
    ) -> Done {
        let types = section.into_iter().collect::<Result<_, _>>()?;
        self.moved(types).into_iter().for_each(|kind| {
            functions.function(kind);
        });
        Ok(())
    }

    fn parse_code_section(&mut self, code: &mut wasm_encoder::CodeSection, section: CodeSectionReader<'_>) -> Done {
        let bodies = section.into_iter().collect::<Result<_, _>>()?;
        self.moved(bodies).into_iter().try_for_each(|body| utils::parse_function_body(self, code, body))
    }

    fn parse_custom_section(&mut self, _: &mut wasm_encoder::Module, _: wasmparser::CustomSectionReader<'_>) -> Done {
        Ok(())
    }
}

/// Bytes of a piece of code by which functions are alike.
const PIECE: usize = 6;

/// Pieces that more functions share tell nothing.
const COMMON: usize = 60;

/// Bytes of the last functions that the next is compared with: less than what gzip looks back.
const BACK: usize = 24_000;

/// So many pieces are added to a function's own, lest tiny ones come first.
const SMALL: usize = 8;

/// An order of functions, by their places: always the one that shares the largest part of its pieces with the last ones.
/// Nothing counts but their bytes, so that equal modules get equal orders.
fn order(bodies: &[&[u8]]) -> Vec<usize> {
    let mut likeness = Likeness::of(bodies);
    let mut left: Vec<usize> = (0..bodies.len()).collect();
    let mut order = Vec::new();
    let mut last = VecDeque::new();
    let mut length = 0;
    let length_of = |place: usize| bodies.get(place).map_or(0, |body| body.len());
    while let Some(next) =
        (0..left.len()).max_by_key(|at| (left.get(*at).map(|place| likeness.share(*place)), Reverse(*at)))
    {
        let place = left.remove(next);
        order.push(place);
        last.push_back(place);
        length += length_of(place);
        likeness.count(place, 1);
        while length > BACK && last.len() > 1 {
            let Some(far) = last.pop_front() else { break };
            length -= length_of(far);
            likeness.count(far, -1);
        }
    }
    order
}

/// What functions share with the last ones.
struct Likeness {
    /// The pieces of each function that tell something, and how many it has in all.
    pieces: Vec<(Vec<usize>, usize)>,
    /// The functions that have each piece.
    holders: Vec<Vec<usize>>,
    /// How many of the last functions have each piece.
    near: Vec<isize>,
    /// How many of its pieces each function shares with them.
    shared: Vec<isize>,
}

impl Likeness {
    fn of(bodies: &[&[u8]]) -> Self {
        let mut numbers: HashMap<&[u8], usize> = HashMap::new();
        let mut holders: Vec<Vec<usize>> = Vec::new();
        for (place, body) in bodies.iter().enumerate() {
            for piece in body.windows(PIECE) {
                let number = *numbers.entry(piece).or_insert(holders.len());
                match holders.get_mut(number) {
                    None => holders.push(vec![place]),
                    Some(known) if known.last() != Some(&place) => known.push(place),
                    Some(_) => {}
                }
            }
        }
        let mut pieces = vec![(Vec::new(), 0); bodies.len()];
        for (number, known) in holders.iter().enumerate() {
            for place in known {
                let Some((telling, all)) = pieces.get_mut(*place) else { continue };
                *all += 1;
                if (2..=COMMON).contains(&known.len()) {
                    telling.push(number);
                }
            }
        }
        Likeness { pieces, near: vec![0; holders.len()], holders, shared: vec![0; bodies.len()] }
    }

    /// Counts a function among the last ones, or no longer.
    fn count(&mut self, place: usize, step: isize) {
        for piece in self.pieces.get(place).map_or(&[][..], |(telling, _)| telling) {
            let (Some(near), Some(holders)) = (self.near.get_mut(*piece), self.holders.get(*piece)) else { continue };
            let was_near = *near > 0;
            *near += step;
            if was_near != (*near > 0) {
                for holder in holders {
                    if let Some(shared) = self.shared.get_mut(*holder) {
                        *shared += step;
                    }
                }
            }
        }
    }

    /// The part of a function's pieces that it shares with the last ones, in millionths.
    fn share(&self, place: usize) -> usize {
        let shared = self.shared.get(place).map_or(0, |shared| shared.unsigned_abs());
        shared * 1_000_000 / (self.pieces.get(place).map_or(0, |(_, all)| *all) + SMALL)
    }
}

#[cfg(test)]
mod tests {
    use super::{order, ordered};
    use wasm_encoder::{
        CodeSection, ExportKind, ExportSection, Function, FunctionSection, Module, TypeSection, ValType,
    };

    #[test]
    fn functions_stand_beside_those_that_they_are_alike() {
        let bodies: [&[u8]; 4] = [
            b"a long function of one kind",
            b"some other text altogether",
            b"a long function of a kind",
            b"yet another text altogether",
        ];
        assert_eq!(order(&bodies), [0, 2, 1, 3]);
    }

    /// A module of functions that each give their number, and call the one after them first.
    fn module() -> Vec<u8> {
        let (mut types, mut functions, mut exports, mut code) =
            (TypeSection::new(), FunctionSection::new(), ExportSection::new(), CodeSection::new());
        types.ty().function([], [ValType::I32]);
        for number in 0..4_i32 {
            functions.function(0);
            exports.export(&format!("f{number}"), ExportKind::Func, number.unsigned_abs());
            let mut body = Function::new([]);
            // Even ones are alike, and so are odd ones.
            for part in 0..9 {
                body.instructions().i32_const(part * 1000 + number % 2).drop();
            }
            body.instructions().call((number.unsigned_abs() + 1) % 4).drop().i32_const(number).end();
            code.function(&body);
        }
        let mut module = Module::new();
        module.section(&types).section(&functions).section(&exports).section(&code);
        module.finish()
    }

    /// For each export the number that it gives, and the number that the function which it calls gives.
    fn told(module: &[u8]) -> Vec<(String, i32, i32)> {
        let module = walrus::Module::from_buffer(module).unwrap();
        let parts = |id| {
            let function = module.funcs.get(id).kind.unwrap_local();
            let instrs = &function.block(function.entry_block()).instrs;
            let number = instrs.iter().rev().find_map(|(instr, _)| match instr {
                walrus::ir::Instr::Const(value) => Some(value.value),
                _ => None,
            });
            let called = instrs.iter().find_map(|(instr, _)| match instr {
                walrus::ir::Instr::Call(call) => Some(call.func),
                _ => None,
            });
            let Some(walrus::ir::Value::I32(number)) = number else { panic!("no number") };
            (number, called.unwrap())
        };
        let mut told: Vec<_> = module
            .exports
            .iter()
            .map(|export| {
                let walrus::ExportItem::Function(id) = export.item else { panic!("no function") };
                let (number, called) = parts(id);
                (export.name.clone(), number, parts(called).0)
            })
            .collect();
        told.sort();
        told
    }

    #[test]
    fn in_another_order_functions_are_called_by_their_new_numbers() {
        let before = module();
        let after = ordered(&before).unwrap();
        assert_ne!(before, after);
        assert_eq!(told(&before), told(&after));
        assert_eq!(told(&before).first(), Some(&("f0".to_string(), 0, 1)));
    }
}

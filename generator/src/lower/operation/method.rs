//! Methods: one operation can have several, for its bodies and for its answers.

use super::{answer, body};
use crate::model::Operation;
use crate::name;

/// A method for each body that can be sent and each that can be asked for. All but the first say in their names
/// what tells them from it.
pub(super) fn methods(
    operation: &Operation,
    bodies: Vec<body::Alternative>,
    answers: Vec<answer::Alternative>,
    names: &mut name::Names,
) -> Vec<Operation> {
    let mut operations = Vec::new();
    let bodies: Vec<_> = match bodies.is_empty() {
        true => vec![None],
        false => bodies.into_iter().map(Some).collect(),
    };
    for answer in answers {
        for (index, body) in bodies.iter().enumerate() {
            let mut method = operation.clone();
            let of_body = body.iter().skip_while(|_| index == 0).map(|body| body.suffix);
            let suffixes: Vec<_> = of_body.chain(answer.suffix).collect();
            if !suffixes.is_empty() {
                let stem = operation.name.trim_start_matches("r#");
                method.name = names.claim(format!("{stem}_{}", suffixes.join("_")));
            }
            if let Some(body) = body {
                method.body = Some(body.body.clone());
            }
            if answer.suffix.is_some() {
                method.docs = format!("{}\n\nAsks for `{}`.", method.docs, answer.accept);
            }
            method.accept = Some(answer.accept.clone());
            method.successes.clone_from(&answer.successes);
            method.outcome.clone_from(&answer.outcome);
            operations.push(method);
        }
    }
    operations
}

//! What was worked out for a field once is not worked out again: most columns repeat the same few words.

use std::collections::HashMap;

/// Beyond so many answers the column does not repeat itself, and they are forgotten: a column of ever new words takes no
/// more memory.
const MOST: usize = 1 << 17;

/// Answers by the bytes of a field. Files are mostly sorted, so the last answer is tried first.
#[derive(Debug)]
pub(in crate::import) struct Lookup<T> {
    answers: HashMap<Vec<u8>, T>,
    last: Vec<u8>,
    last_answer: Option<T>,
}

impl<T> Default for Lookup<T> {
    fn default() -> Self {
        Self { answers: HashMap::new(), last: Vec::new(), last_answer: None }
    }
}

impl<T: Clone> Lookup<T> {
    /// The answer for `field`, worked out by `find` where it is asked for the first time.
    pub fn get(&mut self, field: &[u8], find: impl FnOnce() -> T) -> T {
        if let Some(answer) = self.last_answer.as_ref().filter(|_| self.last == field) {
            return answer.clone();
        }
        let answer = self.answers.get(field).cloned().unwrap_or_else(|| {
            let answer = find();
            if self.answers.len() == MOST {
                self.answers.clear();
            }
            self.answers.insert(field.to_vec(), answer.clone());
            answer
        });
        self.last.clear();
        self.last.extend_from_slice(field);
        self.last_answer = Some(answer.clone());
        answer
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_field_is_worked_out_once() {
        let mut lookup = Lookup::default();
        let mut asked = 0;
        for field in ["a", "a", "b", "a", "b"] {
            let answer = lookup.get(field.as_bytes(), || {
                asked += 1;
                field.to_owned()
            });
            assert_eq!(answer, field);
        }
        assert_eq!(asked, 2);
    }
}

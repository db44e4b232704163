//! What was worked out for a field once is not worked out again: most columns repeat the same few words.

use hashbrown::HashMap;

/// Beyond so many answers the column does not repeat itself, and they are forgotten: a column of ever new words takes no
/// more memory.
const MOST: usize = 1 << 17;

/// Answers by the bytes of a field, or of several fields together. Files are mostly sorted, so the last answer is tried
/// first.
#[derive(Debug)]
pub(in crate::import) struct Lookup<T> {
    answers: HashMap<Vec<u8>, T>,
    last: Vec<u8>,
    last_answer: Option<T>,
    /// Several fields in one, to look them up without a new string.
    joined: Vec<u8>,
}

impl<T> Default for Lookup<T> {
    fn default() -> Self {
        Self { answers: HashMap::new(), last: Vec::new(), last_answer: None, joined: Vec::new() }
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

    /// The answer for `fields` together, of which there are always as many. Each goes with its length: a field may hold
    /// whatever could stand between them.
    pub fn get_joined<'f>(
        &mut self,
        fields: impl IntoIterator<Item = &'f [u8], IntoIter: Clone>,
        find: impl FnOnce() -> T,
    ) -> T {
        let fields = fields.into_iter();
        if let Some(answer) = self.last_answer.as_ref().filter(|_| is_joined(fields.clone(), &self.last)) {
            return answer.clone();
        }
        let mut joined = std::mem::take(&mut self.joined);
        joined.clear();
        for field in fields {
            joined.extend_from_slice(&length(field));
            joined.extend_from_slice(field);
        }
        let answer = self.get(&joined, find);
        self.joined = joined;
        answer
    }
}

/// Whether fields are those that were joined. Most are those of the row before, and need not be joined to see that.
fn is_joined<'f>(mut fields: impl Iterator<Item = &'f [u8]>, joined: &[u8]) -> bool {
    let mut rest = joined;
    let begins = |field: &[u8]| {
        rest = rest.strip_prefix(&length(field))?.strip_prefix(field)?;
        Some(())
    };
    fields.try_for_each(begins).is_some() && rest.is_empty()
}

fn length(field: &[u8]) -> [u8; 4] {
    (field.len() as u32).to_le_bytes()
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

    #[test]
    fn fields_together_are_other_fields_where_they_part_elsewhere() {
        let mut lookup = Lookup::default();
        let mut asked = 0;
        for fields in [["a\n", "b"], ["a", "\nb"], ["a", "\nb"], ["", "a\nb"], ["a\n", "b"]] {
            let answer = lookup.get_joined(fields.map(str::as_bytes), || {
                asked += 1;
                fields
            });
            assert_eq!(answer, fields);
        }
        assert_eq!(asked, 3);
    }
}

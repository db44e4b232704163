//! A document as a tree that can be changed and written in many ways: order and the writing of each scalar are kept.

use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};
use serde_json::value::RawValue;
use std::fmt;

#[derive(Clone, Debug)]
pub enum Node {
    /// A number, a text with its quotation marks, `true`, `false` or `null`, as it is written.
    Scalar(String),
    List(Vec<Node>),
    /// Names are without quotation marks and escapes.
    Object(Vec<(String, Node)>),
}

impl Node {
    pub fn text(text: &str) -> Self {
        Self::Scalar(quoted(text))
    }

    /// The tree of a text that is known to be JSON.
    pub fn parse(text: &str) -> Self {
        match text.trim_start().as_bytes()[0] {
            b'[' => {
                let items: Vec<&RawValue> = serde_json::from_str(text).unwrap();
                Self::List(items.iter().map(|item| Self::parse(item.get())).collect())
            }
            b'{' => {
                let Fields(fields) = serde_json::from_str(text).unwrap();
                Self::Object(
                    fields.iter().map(|(name, field)| (name.clone(), Self::parse(field.get()))).collect(),
                )
            }
            _ => Self::Scalar(text.trim().to_owned()),
        }
    }

    /// Without any space.
    pub fn write(&self) -> String {
        self.write_as(&mut String::clone, &mut String::new)
    }

    /// With `scalar` writing every scalar and name, and `space` what is between any two of them.
    pub fn write_as(
        &self,
        scalar: &mut impl FnMut(&String) -> String,
        space: &mut impl FnMut() -> String,
    ) -> String {
        let (open, close, parts) = match self {
            Self::Scalar(written) => return scalar(written),
            Self::List(items) => {
                let items: Vec<String> = items.iter().map(|item| item.write_as(scalar, space)).collect();
                ('[', ']', items)
            }
            Self::Object(fields) => {
                let mut field = |(name, field): &(String, Self)| {
                    let name = scalar(&quoted(name));
                    format!("{name}{}:{}{}", space(), space(), field.write_as(scalar, space))
                };
                ('{', '}', fields.iter().map(&mut field).collect())
            }
        };
        let mut text = String::from(open);
        for (at, part) in parts.iter().enumerate() {
            let comma = if at == 0 { "" } else { "," };
            text.extend([comma, &space(), part, &space()]);
        }
        text.push(close);
        text
    }
}

fn quoted(text: &str) -> String {
    serde_json::to_string(text).unwrap()
}

/// The fields of an object, in their order.
struct Fields<'t>(Vec<(String, &'t RawValue)>);

impl<'de: 't, 't> Deserialize<'de> for Fields<'t> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct InOrder;
        impl<'de> Visitor<'de> for InOrder {
            type Value = Vec<(String, &'de RawValue)>;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object")
            }
            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
                let mut fields = Vec::new();
                while let Some(field) = map.next_entry()? {
                    fields.push(field);
                }
                Ok(fields)
            }
        }
        deserializer.deserialize_map(InOrder).map(Fields)
    }
}

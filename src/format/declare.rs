//! One declaration for each object of the format: its struct, its reader, its writer and its part of the schema all come
//! from that.

/// Declares an object of the format. Its fields are `need` (required), `may` (may be left out or null), or `must`:
/// required, but `None` where it could not be read, for what later checks would judge wrongly by a stand-in.
macro_rules! object {
    (@type need $kind:ty) => { <$kind as $crate::format::value::Value>::Of };
    (@type $other:ident $kind:ty) => { Option<<$kind as $crate::format::value::Value>::Of> };
    (@required may) => { false };
    (@required $other:ident) => { true };
    (@finish need $value:ident) => { $value.unwrap_or_default() };
    (@finish $other:ident $value:ident) => { $value };
    (@write need $kind:ty, $value:expr, $name:expr, $map:ident) => {
        $map.serialize_entry($name, &$crate::format::value::Written::<$kind>(&$value))?
    };
    (@write $other:ident $kind:ty, $value:expr, $name:expr, $map:ident) => {
        if let Some(value) = &$value {
            $map.serialize_entry($name, &$crate::format::value::Written::<$kind>(value))?;
        }
    };
    ($name:ident, $word:literal, $about:literal, { $($need:ident $field:ident: $kind:ty = $doc:literal,)* }) => {
        #[doc = $about]
        #[derive(Clone, Debug, Default, PartialEq)]
        pub(crate) struct $name {
            $(#[doc = $doc] pub(crate) $field: object!(@type $need $kind),)*
        }

        impl $name {
            pub(crate) const OBJECT: $crate::format::shape::Object = $crate::format::shape::Object {
                name: $word,
                about: $about,
                fields: &[$($crate::format::shape::Field {
                    name: stringify!($field),
                    required: object!(@required $need),
                    shape: <$kind as $crate::format::value::Value>::SHAPE,
                    about: $doc,
                },)*],
            };
        }

        impl $crate::format::value::Value for $name {
            type Of = Self;
            const SHAPE: $crate::format::shape::Shape = $crate::format::shape::Shape::Object(&Self::OBJECT);

            fn read(
                reader: &mut $crate::format::reader::Reader<'_, '_>,
                kind: $crate::format::tokens::Kind,
            ) -> Result<Option<Self>, $crate::format::tokens::Broken> {
                if kind != $crate::format::tokens::Kind::Object {
                    return reader.misfit(kind, &Self::SHAPE);
                }
                $(let mut $field = None;)*
                reader.fields(&Self::OBJECT, |reader, _which, _kind| {
                    let mut _at = 0;
                    $(
                        if _which == _at {
                            $field = <$kind as $crate::format::value::Value>::read(reader, _kind)?;
                            return Ok(());
                        }
                        _at += 1;
                    )*
                    Ok(())
                })?;
                Ok(Some(Self { $($field: object!(@finish $need $field),)* }))
            }

            fn write<S: serde::Serializer>(value: &Self, to: S) -> Result<S::Ok, S::Error> {
                use serde::ser::SerializeMap;
                let mut map = to.serialize_map(None)?;
                $(object!(@write $need $kind, value.$field, stringify!($field), map);)*
                map.end()
            }
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
                <Self as $crate::format::value::Value>::write(self, to)
            }
        }
    };
}

pub(crate) use object;

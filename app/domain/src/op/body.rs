//! What is asked for, with or without a request that this version knows: read by it, and written down as it came.

use super::{Body, Request};
use serde::{Serialize, Serializer};

impl Body {
    /// The request, when it is one we know.
    pub fn request(&self) -> Option<&Request> {
        match self {
            Body::Known(request) | Body::Older(_, request) => Some(request),
            Body::Newer(_) => None,
        }
    }
}

impl Serialize for Body {
    fn serialize<S: Serializer>(&self, out: S) -> Result<S::Ok, S::Error> {
        match self {
            Body::Known(request) => request.serialize(out),
            Body::Older(raw, _) | Body::Newer(raw) => raw.serialize(out),
        }
    }
}

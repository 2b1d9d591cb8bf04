//! Files with a passphrase, by the browser's own cipher: AES-256-GCM with a key that PBKDF2 derives
//! from the passphrase. `docs/encrypted-file.md` tells the format; its head is checked in
//! `formats::locked`, before anything is derived.

use super::idb::message_of;
use super::{download, files};
use engine::{Fact, LockEffect, LockFact, LockProblem, LockedFile, Passphrase};
use formats::locked::{FIXED_BYTES, HEAD_BYTES, Head, ROUNDS};
use gloo_utils::window;
use js_sys::{Array, JsString, Object, Promise, Reflect, Uint8Array};
use std::rc::Rc;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{AesGcmParams, CryptoKey, Pbkdf2Params, SubtleCrypto};
use yew::Callback;
use zeroize::{Zeroize, Zeroizing};

/// Carries out what is asked of the cipher.
pub(super) fn carry_out(effect: LockEffect, report: Callback<Fact>) {
    spawn_local(async move {
        let fact = match effect {
            LockEffect::Seal { file_name, content, passphrase } => {
                seal(&file_name, content, &passphrase).await
            }
            LockEffect::Open(file, passphrase) => open(&file, &passphrase).await,
            LockEffect::Read(name, content) => {
                return files::read_json(name, &content, report).await;
            }
        };
        report.emit(Fact::Lock(fact));
    });
}

fn failed(error: &JsValue) -> LockFact {
    LockFact::Refused(LockProblem::Failed(message_of(error)))
}

async fn seal(file_name: &str, content: String, passphrase: &Passphrase) -> LockFact {
    let sealed = sealed(&Zeroizing::new(content.into_bytes()), passphrase).await;
    let saved = match sealed {
        Ok(bytes) => download::give_out(file_name, &bytes).await,
        Err(error) => Err(error),
    };
    saved.map_or_else(|error| failed(&error), LockFact::Sealed)
}

/// The whole file.
async fn sealed(content: &[u8], passphrase: &Passphrase) -> Result<JsValue, JsValue> {
    let head = Head {
        rounds: ROUNDS,
        salt: random()?,
        nonce: random()?,
        check_nonce: random()?,
        n_bytes: content.len() as u64,
    };
    let key = key(passphrase, &head).await?;
    let fixed = head.encode();
    let check = encrypt(&key, &head.check_nonce, &fixed, &[]).await?;
    let whole_head = [&fixed[..], &check.to_vec()].concat();
    let body = encrypt(&key, &head.nonce, &whole_head, content).await?;
    let file = [whole_head, body.to_vec()].concat();
    Ok(Uint8Array::from(&file[..]).into())
}

async fn open(file: &LockedFile, passphrase: &Passphrase) -> LockFact {
    let key = match key(passphrase, &file.head).await {
        Ok(key) => key,
        Err(error) => return failed(&error),
    };
    let (head, body) = file.bytes.split_at(HEAD_BYTES);
    let (fixed, check) = head.split_at(FIXED_BYTES);
    if decrypt(&key, &file.head.check_nonce, fixed, check).await.is_err() {
        return LockFact::Refused(LockProblem::WrongPassphrase);
    }
    match decrypt(&key, &file.head.nonce, head, body).await {
        Ok(content) => {
            let bytes = Rc::new(Zeroizing::new(content.to_vec()));
            content.fill(0, 0, content.length());
            LockFact::Opened(bytes)
        }
        Err(_) => LockFact::Refused(LockProblem::Changed),
    }
}

/// The browser leaves it out at addresses without encryption.
fn cipher() -> Result<SubtleCrypto, JsValue> {
    let cipher: JsValue = window().crypto()?.subtle().into();
    cipher.dyn_into().map_err(|_| "no cipher at an address without encryption".into())
}

fn random<const N: usize>() -> Result<[u8; N], JsValue> {
    let mut bytes = [0; N];
    window().crypto()?.get_random_values_with_u8_array(&mut bytes)?;
    Ok(bytes)
}

async fn done<T: JsCast>(promise: Result<Promise, JsValue>) -> Result<T, JsValue> {
    JsFuture::from(promise?).await?.dyn_into()
}

/// Derives the key. The passphrase is brought into one form first (Unicode NFC): keyboards differ
/// in how they write one and the same character.
async fn key(passphrase: &Passphrase, head: &Head) -> Result<CryptoKey, JsValue> {
    let cipher = cipher()?;
    let composed = JsString::from(passphrase.reveal()).normalize("NFC");
    let mut bytes = Zeroizing::new(String::from(composed).into_bytes());
    let raw = Uint8Array::from(&bytes[..]);
    bytes.zeroize();
    let uses = Array::of1(&"deriveKey".into());
    let base = cipher.import_key_with_str("raw", &raw, "PBKDF2", false, &uses);
    raw.fill(0, 0, raw.length());
    let base: CryptoKey = done(base).await?;
    let salt = Uint8Array::from(&head.salt[..]);
    let how = Pbkdf2Params::new("PBKDF2", &"SHA-256".into(), head.rounds, &salt);
    let made = Object::new();
    Reflect::set(&made, &"name".into(), &"AES-GCM".into())?;
    Reflect::set(&made, &"length".into(), &256.into())?;
    let uses = Array::of2(&"encrypt".into(), &"decrypt".into());
    done(cipher.derive_key_with_object_and_object(&how, &base, &made, false, &uses)).await
}

fn method(nonce: &[u8], beside: &[u8]) -> AesGcmParams {
    let method = AesGcmParams::new("AES-GCM", &Uint8Array::from(nonce));
    method.set_additional_data(&Uint8Array::from(beside));
    method
}

/// What is encrypted, with its tag behind it.
async fn encrypt(
    key: &CryptoKey,
    nonce: &[u8],
    beside: &[u8],
    plain: &[u8],
) -> Result<Uint8Array, JsValue> {
    let plain = Uint8Array::from(plain);
    let sealed =
        cipher()?.encrypt_with_object_and_buffer_source(&method(nonce, beside), key, &plain);
    let sealed = done(sealed).await.map(|buffer: js_sys::ArrayBuffer| Uint8Array::new(&buffer));
    plain.fill(0, 0, plain.length());
    sealed
}

/// What was encrypted; an error if anything differs.
async fn decrypt(
    key: &CryptoKey,
    nonce: &[u8],
    beside: &[u8],
    sealed: &[u8],
) -> Result<Uint8Array, JsValue> {
    let sealed = Uint8Array::from(sealed);
    let plain =
        cipher()?.decrypt_with_object_and_buffer_source(&method(nonce, beside), key, &sealed);
    done(plain).await.map(|buffer: js_sys::ArrayBuffer| Uint8Array::new(&buffer))
}

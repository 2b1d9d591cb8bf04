//! A real file that is kept in step in a folder, by the File System Access API. The folder's handle
//! is kept in the store; the leave to write it is the browser's to give, and is asked for again in
//! each visit.

use super::clock::now;
use super::download::call;
use super::idb::message_of;
use engine::{Fact, FolderEffect, FolderFact};
use formats::native;
use gloo_timers::callback::Timeout;
use js_sys::{Function, Object, Promise, Reflect};
use model::Project;
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::DomException;
use yew::Callback;

/// How long to wait for the next save before the file is written, in milliseconds.
const DELAY: u32 = 600;

/// The folder of a project. Clones are the same.
#[derive(Debug, Clone, Default)]
pub(super) struct Folder(Rc<Inner>);

#[derive(Debug, Default)]
struct Inner {
    handle: RefCell<Option<JsValue>>,
    /// The project as it is to be written.
    due: RefCell<Option<Rc<Project>>>,
    waiting: RefCell<Option<Timeout>>,
    is_writing: Cell<bool>,
}

/// Whether the browser can do that at all.
pub(super) fn is_possible() -> bool {
    picker().is_some()
}

fn picker() -> Option<Function> {
    let window: JsValue = gloo_utils::window().into();
    Reflect::get(&window, &"showDirectoryPicker".into()).ok()?.dyn_into().ok()
}

impl Folder {
    /// Takes the handle that was kept, and tells how it stands.
    pub(super) async fn resume(&self, handle: Option<JsValue>) -> Fact {
        let Some(handle) = handle.filter(JsValue::is_object) else {
            return Fact::Folder(FolderFact::Ready);
        };
        let name = name_of(&handle);
        let leave = permission(&handle, "queryPermission").await;
        self.0.handle.replace(Some(handle));
        Fact::Folder(match leave {
            Ok(true) => FolderFact::Opened(name),
            Ok(false) | Err(_) => FolderFact::Locked(name),
        })
    }

    /// Carries an effect out. `keep` keeps the handle for the next visit, or forgets it.
    pub(super) fn run(
        &self,
        effect: FolderEffect,
        keep: impl FnOnce(Option<JsValue>) + 'static,
        report: &Callback<Fact>,
    ) {
        let report = report.reform(Fact::Folder);
        let folder = self.clone();
        match effect {
            FolderEffect::Write(project) => self.write_soon(project, report),
            FolderEffect::Stop => {
                self.0.handle.replace(None);
                self.0.waiting.replace(None);
                keep(None);
            }
            // both are begun at once: the browser asks only as an answer to a press
            FolderEffect::Choose => {
                let asked = ask();
                spawn_local(async move {
                    let chosen = match asked {
                        Ok(asked) => JsFuture::from(asked).await,
                        Err(error) => Err(error),
                    };
                    folder.choose(chosen, keep, &report);
                });
            }
            FolderEffect::Unlock => spawn_local(async move {
                let Some(handle) = folder.0.handle.borrow().clone() else { return };
                match permission(&handle, "requestPermission").await {
                    Ok(true) => report.emit(FolderFact::Opened(name_of(&handle))),
                    Ok(false) => report.emit(FolderFact::Locked(name_of(&handle))),
                    Err(error) => report.emit(FolderFact::Failed(message_of(&error))),
                }
            }),
        }
    }

    fn choose(
        &self,
        chosen: Result<JsValue, JsValue>,
        keep: impl FnOnce(Option<JsValue>),
        report: &Callback<FolderFact>,
    ) {
        match chosen {
            Ok(handle) => {
                self.0.handle.replace(Some(handle.clone()));
                report.emit(FolderFact::Opened(name_of(&handle)));
                keep(Some(handle));
            }
            Err(error) => {
                let name = error.dyn_ref::<DomException>().map(DomException::name);
                // closing the dialog is no failure
                if name.as_deref() != Some("AbortError") {
                    report.emit(FolderFact::Failed(message_of(&error)));
                }
            }
        }
    }

    /// Writes the project a little later; a newer one takes its place.
    fn write_soon(&self, project: Rc<Project>, report: Callback<FolderFact>) {
        self.0.due.replace(Some(project));
        let folder = self.clone();
        let write = move || spawn_local(async move { folder.write(&report).await });
        self.0.waiting.replace(Some(Timeout::new(DELAY, write)));
    }

    /// Writes what is due, and what becomes due meanwhile: never two at a time.
    async fn write(&self, report: &Callback<FolderFact>) {
        if self.0.is_writing.replace(true) {
            return;
        }
        while let Some(project) = self.0.due.take() {
            let Some(handle) = self.0.handle.borrow().clone() else { break };
            let at = now();
            let content = native::write(&project, at);
            let name = formats::project_file_name(&project.info.name);
            let written = write_file(&handle, &name, &content).await;
            // what became due meanwhile tells how the file stands
            if self.0.due.borrow().is_none() {
                report.emit(match written {
                    Ok(()) => FolderFact::Written(at),
                    Err(error) => FolderFact::Failed(message_of(&error)),
                });
            }
        }
        self.0.is_writing.set(false);
    }
}

/// Asks for a folder.
fn ask() -> Result<Promise, JsValue> {
    let picker = picker().ok_or("this browser has no folders")?;
    let options = Object::new();
    Reflect::set(&options, &"mode".into(), &"readwrite".into())?;
    Reflect::set(&options, &"id".into(), &"stancemark".into())?;
    Ok(picker.call1(&gloo_utils::window(), &options)?.unchecked_into())
}

/// What the file is replaced by stands beside it until all of it is written, so that it is never
/// half written.
async fn write_file(folder: &JsValue, name: &str, content: &str) -> Result<(), JsValue> {
    let options = Object::new();
    Reflect::set(&options, &"create".into(), &true.into())?;
    let get: Function = Reflect::get(folder, &"getFileHandle".into())?.dyn_into()?;
    let file: Promise = get.call2(folder, &name.into(), &options)?.unchecked_into();
    let file = JsFuture::from(file).await?;
    let stream = call(&file, "createWritable", &JsValue::UNDEFINED).await?;
    let written = call(&stream, "write", &content.into()).await;
    if let Err(error) = written {
        // what was there stays
        let _ = call(&stream, "abort", &JsValue::UNDEFINED).await;
        return Err(error);
    }
    call(&stream, "close", &JsValue::UNDEFINED).await.map(|_| ())
}

fn name_of(handle: &JsValue) -> String {
    let name = Reflect::get(handle, &"name".into()).ok().and_then(|name| name.as_string());
    // the browser's own folder has no name
    name.filter(|name| !name.is_empty()).unwrap_or_else(|| "/".to_owned())
}

/// Whether the folder may be written, as far as known, or as it is answered.
async fn permission(handle: &JsValue, how: &str) -> Result<bool, JsValue> {
    let options = Object::new();
    Reflect::set(&options, &"mode".into(), &"readwrite".into())?;
    let answer = call(handle, how, &options).await?;
    Ok(answer.as_string().as_deref() == Some("granted"))
}

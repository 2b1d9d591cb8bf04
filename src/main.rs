//! Starts the app: mounts the root component.
fn main() {
    yew::Renderer::<stancemark::App>::new().render();
}

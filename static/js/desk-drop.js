// Files dropped anywhere on the page go into the form's file field, and the form is sent.
const form = document.querySelector("form[data-drop]");
const field = form?.querySelector("input[type=file]");
if (field) {
  addEventListener("dragover", event => event.preventDefault());
  addEventListener("drop", event => {
    if (!event.dataTransfer?.files.length) return;
    event.preventDefault();
    field.files = event.dataTransfer.files;
    field.dispatchEvent(new Event("change", { bubbles: true }));
    form.requestSubmit();
  });
}

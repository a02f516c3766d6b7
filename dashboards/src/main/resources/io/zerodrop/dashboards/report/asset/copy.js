// An incident's Markdown to the clipboard; into a window to copy from where that is not allowed.

ready.push(() => all('.copy').forEach((button) => button.addEventListener('click', async () => {
  const text = data.markdown[button.closest('.incident').dataset.id];
  try {
    await navigator.clipboard.writeText(text);
    const before = button.textContent;
    button.textContent = 'Copied';
    setTimeout(() => { button.textContent = before; }, 1500);
  } catch (refused) {
    one('#copy-text').value = text;
    one('#copy').showModal();
    one('#copy-text').select();
  }
})));

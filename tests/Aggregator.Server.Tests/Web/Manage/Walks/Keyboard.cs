using Microsoft.Playwright;

namespace Aggregator.Server.Tests.Web.Manage.Walks;

/// <summary>A person who uses the keyboard alone: Tab leads to a field or a button, Enter presses it. Counts what the person does.</summary>
internal sealed class Keyboard(IPage page)
{
    private const int Patient = 400;

    /// <summary>How often something was typed or pressed since <see cref="Begin"/>; moving with Tab is not counted.</summary>
    public int Actions { get; private set; }

    public void Begin() => Actions = 0;

    /// <summary>Moves with Tab until the focus is on the element, and sees that the focus is visible there.</summary>
    public async Task GoToAsync(ILocator place)
    {
        for (var step = 0; step < Patient; step++)
        {
            if (await place.EvaluateAsync<bool>("element => element === document.activeElement"))
            {
                Xunit.Assert.True(await place.EvaluateAsync<bool>("element => getComputedStyle(element).outlineStyle !== 'none'"), $"The focus on {place} cannot be seen.");
                return;
            }

            await page.Keyboard.PressAsync("Tab");
        }

        Xunit.Assert.Fail($"Tab does not lead to {place}.");
    }

    public async Task TypeAsync(ILocator field, string text)
    {
        await GoToAsync(field);
        await page.Keyboard.PressAsync("Control+A");
        await page.Keyboard.InsertTextAsync(text);
        Actions++;
    }

    public async Task PressAsync(ILocator button)
    {
        await GoToAsync(button);
        await EnterAsync();
    }

    public async Task EnterAsync()
    {
        await page.Keyboard.PressAsync("Enter");
        Actions++;
    }
}

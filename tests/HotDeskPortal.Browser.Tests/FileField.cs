using Microsoft.Playwright;

namespace HotDeskPortal.Browser.Tests;

internal static class FileField
{
    /// <summary>The page's field for a file, once Blazor listens to it: what is chosen before that is lost.</summary>
    public static async Task<ILocator> FileFieldAsync(this IPage page)
    {
        await page.WaitForFunctionAsync("() => document.querySelector('input[type=file]')?._blazorInputFileNextFileId !== undefined");
        return page.Locator("input[type=file]");
    }
}

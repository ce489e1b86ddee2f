using System.Globalization;

namespace HotDeskPortal.Web.Tests;

/// <summary>A culture for the time of a test; put back when disposed of.</summary>
internal sealed class Culture : IDisposable
{
    private readonly CultureInfo _before = CultureInfo.CurrentCulture;

    public static Culture Of(string name)
    {
        var culture = new Culture();
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(name);
        return culture;
    }

    public void Dispose() => CultureInfo.CurrentCulture = _before;
}

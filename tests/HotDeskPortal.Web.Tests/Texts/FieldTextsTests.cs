using System.Globalization;
using HotDeskPortal.Services.HotDeskExtensions;
using HotDeskPortal.Services.HotDeskUsers;
using HotDeskPortal.Services.Phones;
using HotDeskPortal.Services.Routing;
using HotDeskPortal.Web.Texts;

namespace HotDeskPortal.Web.Tests.Texts;

public sealed class FieldTextsTests
{
    /// <summary>What no message names: a PIN is never told, and a phone is moved on its own.</summary>
    private static readonly string[] Untold = [nameof(HotDeskUserForm.NewPin), nameof(PhoneForm.ExtensionId)];

    [Theory]
    [InlineData(typeof(HotDeskUserForm))]
    [InlineData(typeof(HotDeskExtensionForm))]
    [InlineData(typeof(PhoneForm))]
    [InlineData(typeof(DestinationForm))]
    public void EveryField_OfAForm_HasALabel(Type form) =>
        form.GetProperties().Select(p => p.Name).Except(Untold).Where(f => FieldStrings.ResourceManager.GetString(f, CultureInfo.InvariantCulture) is null).ShouldBeEmpty("add it to FieldStrings.resx");
}

using Bunit;
using HotDeskPortal.Web.Features.Templates;

namespace HotDeskPortal.Web.Tests.Features.Templates;

/// <summary>Templates: what is built in is copied; a copy shows at once what a phone would get.</summary>
public sealed class TemplatePageTests() : PageContext(isShared: true)
{
    private IRenderedComponent<TemplatePage> Copy(string name)
    {
        RenderProviders();
        Navigator.NavigateTo("office/main/templates");
        var list = Render<TemplatesPage>(p => p.Add(x => x.Office, "main"));
        list.WaitForAssertion(() => list.Button($"Copy {name}"));
        list.Press($"Copy {name}");
        list.WaitForAssertion(() => Address.ShouldMatch("^office/main/templates/[0-9]+$"));
        return Page(int.Parse(Address.Split('/')[^1], System.Globalization.CultureInfo.InvariantCulture));
    }

    private IRenderedComponent<TemplatePage> Page(int id)
    {
        var page = Render<TemplatePage>(p => p.Add(x => x.Office, "main").Add(x => x.Id, id));
        page.WaitForAssertion(() => page.Field("Line label"));
        return page;
    }

    [Fact]
    public void ALabel_AsItIsTyped_ShowsInThePhonesFile_AndIsSaved()
    {
        var page = Copy("Yealink hot desk");
        page.WaitForAssertion(() => page.Markup.ShouldContain("account.1.label = 3001"));
        page.Type("Line label", "Desk {{ extension }}");

        page.WaitForAssertion(() => page.Markup.ShouldContain("account.1.label = Desk 3001"));
        page.Press("Save");

        page.WaitForAssertion(() => page.Text().ShouldContain("version 2"));
    }

    [Fact]
    public void APlaceholderThatIsUnknown_IsAnError_AndCannotBeSaved()
    {
        var page = Copy("Yealink hot desk");
        page.Type("Line label", "{{ agent }}");

        page.WaitForAssertion(() => page.Text().ShouldContain("agent"));
        page.Button("Save").HasAttribute("disabled").ShouldBeTrue();
    }

    [Fact]
    public void ALabelWithoutTheExtension_IsWarnedOf_AndCanBeSaved()
    {
        var page = Copy("Poly hot desk");
        page.Type("Line label", "Hot desk");

        page.WaitForAssertion(() => page.Text().ShouldContain("does not name the hot desk extension"));
        page.Button("Save").HasAttribute("disabled").ShouldBeFalse();
    }

    [Fact]
    public async Task WhatIsBuiltIn_StaysAsItIs()
    {
        RenderProviders();
        await using var db = await Host.OpenDatabaseAsync();
        var page = Page(db.Templates.First(t => t.OfficeId == null).Id);
        page.Buttons("Save").ShouldBeEmpty();
        page.Buttons("Delete").ShouldBeEmpty();
        page.Button("Copy").ShouldNotBeNull();
    }
}

using Bunit;
using HotDeskPortal.Web.Texts;

namespace HotDeskPortal.Web.Tests.Texts;

/// <summary>Sentences of resource files with links and emphasis in them.</summary>
public sealed class MarkedTextTests : BunitContext
{
    [Fact]
    public void Marks_StandWhereTheSentencePutsThem_InItsOwnOrder() =>
        Render("Shown {1}, to {0}.".Mark(builder => builder.AddMarkupContent(0, "<b>Dana</b>"), builder => builder.AddMarkupContent(0, "<i>once</i>")))
            .MarkupMatches("Shown <i>once</i>, to <b>Dana</b>.");

    [Fact]
    public void WhatIsNoMarkup_IsNotTakenForAny() =>
        Render("<u>{0}</u>".Mark(builder => builder.AddContent(0, "<script>"))).Markup.ShouldBe("&lt;u&gt;&lt;script&gt;&lt;/u&gt;");
}

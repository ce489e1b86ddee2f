using System.ComponentModel.DataAnnotations;
using HotDeskPortal.Services;

namespace HotDeskPortal.Web.Api;

/// <summary>The bounds of a number in a query: the document tells them, and nothing beyond is taken.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
internal class WithinAttribute(int least, int most) : RangeAttribute(least, most)
{
    public int Least => (int)Minimum;

    public int Most => (int)Maximum;
}

/// <summary>Which page, from 0.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
internal sealed class PageNumberAttribute() : WithinAttribute(0, 1_000_000);

/// <summary>Rows of a page.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
internal sealed class PageSizeAttribute() : WithinAttribute(1, GridQuery.MaxPageSize);

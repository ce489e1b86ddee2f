using System.Linq.Expressions;
using Microsoft.AspNetCore.Components;

namespace HotDeskPortal.Web.Components.Shared;

/// <summary>
/// What every field of a form has in common: its label above, its hint or what is wrong below. Inside <see cref="FormFields"/> a field finds
/// its error by the property it is bound to: <c>@bind-Value="Form.Number"</c> shows what the validator says about <c>Number</c>.
/// </summary>
/// <typeparam name="TValue">What it holds.</typeparam>
public abstract class FieldBase<TValue> : ComponentBase
{
    /// <summary>What it holds.</summary>
    [Parameter] public TValue? Value { get; set; }

    /// <summary>Something else was entered.</summary>
    [Parameter] public EventCallback<TValue> ValueChanged { get; set; }

    /// <summary>The property it is bound to; comes with <c>@bind-Value</c>.</summary>
    [Parameter] public Expression<Func<TValue>>? ValueExpression { get; set; }

    /// <summary>The property as the validator calls it, where it is not the one it is bound to.</summary>
    [Parameter] public string? Name { get; set; }

    /// <summary>What it is called.</summary>
    [Parameter, EditorRequired] public string Label { get; set; } = "";

    /// <summary>What helps to fill it. What is wrong takes its place.</summary>
    [Parameter] public string? Hint { get; set; }

    /// <summary>Whether it cannot be changed.</summary>
    [Parameter] public bool Disabled { get; set; }

    /// <summary>More classes: <c>wide</c> takes a form's whole width.</summary>
    [Parameter] public string? Class { get; set; }

    /// <summary>Attributes of the input itself.</summary>
    [Parameter(CaptureUnmatchedValues = true)] public Dictionary<string, object?>? Attributes { get; set; }

    [CascadingParameter] private FieldErrors? Errors { get; set; }

    /// <summary>What is wrong with it; null: nothing.</summary>
    protected string? Error => Errors?[Name ?? PathOf(ValueExpression)];

    /// <summary><c>() =&gt; Form.Lockout.Tries</c> is <c>Lockout.Tries</c>: the form itself is no part of the path.</summary>
    private static string PathOf(LambdaExpression? bound)
    {
        List<string> names = [];
        for (var part = bound?.Body; part is MemberExpression member; part = member.Expression)
        {
            // A closure calls what it holds of its surroundings <>4__this.
            if (!member.Member.Name.StartsWith('<'))
                names.Insert(0, member.Member.Name);
        }
        return string.Join('.', names.Skip(names.Count > 1 ? 1 : 0));
    }
}

using System.Reflection;
using Microsoft.Data.SqlClient;

namespace HotDeskPortal.Services.Tests.Portal;

/// <summary>Errors as SQL Server and its driver raise them.</summary>
public static class SqlErrors
{
    /// <summary>One with a number. The driver has no public way to make it.</summary>
    public static SqlException Of(int number)
    {
        const BindingFlags NonPublic = BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static;
        var constructor = typeof(SqlError).GetConstructors(NonPublic).MaxBy(c => c.GetParameters().Length)!;
        var error = constructor.Invoke([.. constructor.GetParameters().Select(p => p.Name is "infoNumber" or "number" ? number
            : p.ParameterType == typeof(string) ? "" : p.ParameterType.IsValueType ? Activator.CreateInstance(p.ParameterType) : null)]);
        var errors = (SqlErrorCollection)Activator.CreateInstance(typeof(SqlErrorCollection), nonPublic: true)!;
        typeof(SqlErrorCollection).GetMethod("Add", NonPublic)!.Invoke(errors, [error]);
        return (SqlException)typeof(SqlException).GetMethod("CreateException", NonPublic, [typeof(SqlErrorCollection), typeof(string)])!.Invoke(null, [errors, "16.0"])!;
    }
}

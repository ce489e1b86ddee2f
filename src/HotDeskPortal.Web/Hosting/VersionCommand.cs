using System.Reflection;

namespace HotDeskPortal.Web.Hosting;

/// <summary><c>--version</c>: tells the version instead of starting the portal.</summary>
internal static class VersionCommand
{
    /// <summary>The version, as the build has it.</summary>
    public static string Version => typeof(VersionCommand).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;

    public static bool IsGiven(string[] args) => args is ["--version"];
}

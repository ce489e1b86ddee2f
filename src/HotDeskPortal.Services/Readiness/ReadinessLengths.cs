using HotDeskPortal.Domain;
namespace HotDeskPortal.Services.Readiness;

/// <summary>Most characters of a finding that is put aside.</summary>
internal static class ReadinessLengths
{
    /// <summary>Code of the check.</summary>
    public const int Code = 40;

    /// <summary>Why it is put aside.</summary>
    public const int Reason = CommonLengths.Reason;
}

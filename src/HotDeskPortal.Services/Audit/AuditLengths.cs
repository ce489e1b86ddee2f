using HotDeskPortal.Domain.Offices;

namespace HotDeskPortal.Services.Audit;

/// <summary>Most characters of the audit log's texts.</summary>
internal static class AuditLengths
{
    /// <summary>A chain: an office's key, or the portal's.</summary>
    public const int Chain = OfficeLengths.Key;

    /// <summary>What an entry is about.</summary>
    public const int Subject = 200;

    /// <summary>All that fits a column of SQL Server which is not kept beside the row.</summary>
    public const int Fields = 4000;
}

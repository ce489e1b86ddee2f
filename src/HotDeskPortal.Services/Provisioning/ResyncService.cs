using System.Net;
using HotDeskPortal.Domain;
using HotDeskPortal.Domain.Offices;
using HotDeskPortal.Domain.Phones;
using HotDeskPortal.Services.Accounts;
using HotDeskPortal.Services.Data;
using HotDeskPortal.Services.Offices;
using HotDeskPortal.Services.Phones;
using Microsoft.EntityFrameworkCore;

namespace HotDeskPortal.Services.Provisioning;

/// <summary>Lets those who may intervene tell a phone to fetch its configuration again. It changes nothing in the office.</summary>
public sealed class ResyncService(OfficeAccess access, IPhoneResync resync, IDbContextFactory<HotDeskDbContext> contexts)
{
    /// <summary>Whether phones can be told at all.</summary>
    public bool IsOn => resync.IsOn;

    /// <summary>Tells a phone, at the address it fetched from last.</summary>
    /// <returns>Done once the phone has said yes; or <see cref="UnknownPhone"/>, <see cref="AddressUnknown"/>, or an error of <see cref="IPhoneResync"/>.</returns>
    public async Task<Result<Done>> ResyncAsync(Actor actor, string office, int phoneId, CancellationToken cancellation = default)
    {
        var opened = access.Open(actor, office, Permission.Assist);
        if (!opened.IsSuccess)
            return opened.Error;
        if (!resync.IsOn)
            return new ResyncOff();
        var officeId = opened.Value.Office.Id;
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var phone = await db.Phones.AsNoTracking().SingleOrDefaultAsync(p => p.Id == phoneId && p.OfficeId == officeId, cancellation);
        if (phone is null)
            return new UnknownPhone(phoneId);
        if (!IPAddress.TryParse(phone.FetchedFrom, out var address))
            return new AddressUnknown();
        return await resync.NotifyAsync(new ResyncTarget(address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address, Extension(opened.Value.Directory, phone)), cancellation);
    }

    private static string Extension(OfficeDirectory directory, Phone phone) =>
        (phone.HotDeskExtensionId ?? phone.UserId) is { } id && directory.Find(id) is { } entry ? entry.Number.Digits : phone.Mac.Hex;
}

using System.Net;
using HotDeskPortal.Domain;
using HotDeskPortal.Services.Accounts;
using HotDeskPortal.Services.Offices;
using HotDeskPortal.Services.Phones;
using HotDeskPortal.Services.Provisioning;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HotDeskPortal.Services.Tests.Provisioning;

public sealed class ResyncServiceTests
{
    /// <summary>Stands where phones do.</summary>
    private sealed class Wire : IPhoneResync
    {
        public List<ResyncTarget> Told { get; } = [];

        public bool IsOn { get; set; } = true;

        public Task<Result<Done>> NotifyAsync(ResyncTarget phone, CancellationToken cancellation = default)
        {
            Told.Add(phone);
            return Task.FromResult<Result<Done>>(new Done());
        }
    }

    private static async Task<(TestPortal Portal, Wire Wire, int Phone)> StartAsync(string? fetchedFrom)
    {
        var wire = new Wire();
        var portal = await TestPortal.StartAsync(configure: s => s.AddSingleton<IPhoneResync>(wire));
        var hotDesk = portal.Main["3001"];
        await portal.ReadAsync(db => db.Phones.Where(p => p.HotDeskExtensionId == hotDesk).ExecuteUpdateAsync(s => s.SetProperty(p => p.FetchedFrom, fetchedFrom)));
        return (portal, wire, await portal.ReadAsync(db => db.Phones.Where(p => p.HotDeskExtensionId == hotDesk).Select(p => p.Id).SingleAsync()));
    }

    [Theory]
    [InlineData("10.0.0.31", "10.0.0.31")]
    [InlineData("::ffff:10.0.0.31", "10.0.0.31")]
    [InlineData("fd00::31", "fd00::31")]
    public async Task APhone_IsToldWhereItFetchedLast_AsItsExtension(string fetchedFrom, string address)
    {
        var (portal, wire, phone) = await StartAsync(fetchedFrom);
        await using var _ = portal;
        (await portal.Get<ResyncService>().ResyncAsync(TestPortal.Admin, "main", phone)).IsSuccess.ShouldBeTrue();
        wire.Told.ShouldBe([new ResyncTarget(IPAddress.Parse(address), "3001")]);
        (await portal.JournalAsync()).ShouldBeEmpty("nothing of the office changes");
    }

    [Theory]
    [InlineData(null)]
    [InlineData("unknown")]
    public async Task APhone_ThatNeverFetched_IsNowhere(string? fetchedFrom)
    {
        var (portal, wire, phone) = await StartAsync(fetchedFrom);
        await using var _ = portal;
        (await portal.Get<ResyncService>().ResyncAsync(TestPortal.Admin, "main", phone)).Error.ShouldBeOfType<AddressUnknown>();
        wire.Told.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(PortalRole.Administrator, null)]
    [InlineData(PortalRole.Support, null)]
    [InlineData(PortalRole.OfficeManager, typeof(UnknownOffice))]
    [InlineData(PortalRole.Trainer, typeof(UnknownOffice))]
    public async Task OnlyWhoMayIntervene_TellsPhones(PortalRole role, Type? refusal)
    {
        var (portal, wire, phone) = await StartAsync("10.0.0.31");
        await using var _ = portal;
        var done = await portal.Get<ResyncService>().ResyncAsync(Actor.Account("x", role, []), "main", phone);
        done.Error?.GetType().ShouldBe(refusal);
        wire.Told.Count.ShouldBe(refusal is null ? 1 : 0);
    }

    [Fact]
    public async Task AnotherOfficesPhone_IsNone_AndAReaderMayNot()
    {
        var (portal, wire, phone) = await StartAsync("10.0.0.31");
        await using var _ = portal;
        var service = portal.Get<ResyncService>();
        (await service.ResyncAsync(TestPortal.Admin, "training", phone)).Error.ShouldBeOfType<UnknownPhone>();
        (await service.ResyncAsync(Actor.Key("reader", ApiKeyRights.Read, [portal.Main.Id]), "main", phone)).Error.ShouldBeOfType<NotAllowed>();
        wire.IsOn = false;
        (await service.ResyncAsync(TestPortal.Admin, "main", phone)).Error.ShouldBeOfType<ResyncOff>();
        wire.Told.ShouldBeEmpty();
    }
}

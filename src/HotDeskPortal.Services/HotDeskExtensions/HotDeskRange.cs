using System.Globalization;
using HotDeskPortal.Domain;
using HotDeskPortal.Domain.HotDeskExtensions;
using HotDeskPortal.Domain.Offices;
using HotDeskPortal.Domain.Ownership;
using HotDeskPortal.Domain.Phones;
using HotDeskPortal.Services.Data;
using HotDeskPortal.Services.Offices.Changes;
using HotDeskPortal.Services.Phones;
using Microsoft.EntityFrameworkCore;

namespace HotDeskPortal.Services.HotDeskExtensions;

/// <summary>A range that is to be created, judged against an office as it is now.</summary>
internal sealed class HotDeskRange
{
    private readonly Dictionary<ExtensionNumber, MacAddress> _macs = [];

    private HotDeskRange(HotDeskRangePlan plan) => Plan = plan;

    public HotDeskRangePlan Plan { get; private set; }

    public static async Task<HotDeskRange> PlanAsync(HotDeskDbContext db, OwnershipBoard board, HotDeskRangeForm form, CancellationToken cancellation)
    {
        var numbers = Numbers(form).ToList();
        var lines = form.Macs.ReplaceLineEndings("\n").TrimEnd().Split('\n').Select(l => l.Trim()).ToList();
        var parsed = lines.ConvertAll(l => MacAddress.TryParse(l, out var mac, out _) ? mac : (MacAddress?)null);
        var known = (await OfficeSetUp.ReadAsync(
            parsed.OfType<MacAddress>(), chunk => db.Phones.AsNoTracking().Where(p => chunk.Contains(p.Mac)).ToListAsync(cancellation))).ToDictionary(p => p.Mac);
        var model = PhoneModels.Find(form.Model);
        var range = new HotDeskRange(new HotDeskRangePlan([], []));
        var firstLine = new Dictionary<MacAddress, int>();
        var rows = new List<HotDeskRangeRow>();
        for (var i = 0; i < numbers.Count; i++)
        {
            var line = i < lines.Count ? lines[i] : "";
            Error? problem = OfficeSetUp.Taken(board.Directory, numbers[i]);
            OddMac? warning = null;
            if (line.Length > 0 && !MacAddress.TryParse(line, out var mac, out var reason))
                problem ??= new WrongMacLine(i + 1, reason);
            else if (line.Length > 0 && MacAddress.TryParse(line, out mac, out _))
            {
                problem ??= firstLine.TryGetValue(mac, out var first) ? new RepeatedMacLine(i + 1, first)
                    : known.TryGetValue(mac, out var phone) ? Problem(phone, board) : null;
                firstLine.TryAdd(mac, i + 1);
                warning = model?.MacWarning(mac);
                range._macs[numbers[i]] = mac;
            }
            rows.Add(new HotDeskRangeRow(numbers[i], i + 1, line.Length > 0 ? line : null, problem, warning));
        }
        var surplus = lines.Skip(numbers.Count).Count(l => l.Length > 0);
        range.Plan = new HotDeskRangePlan(rows, surplus > 0 ? [new SurplusMacs(surplus)] : []);
        return range;
    }

    public async Task<HotDeskRangeDone> CreateAsync(OfficeTransaction t, HotDeskRangeForm form, CancellationToken cancellation)
    {
        var hotDesks = Plan.Rows.Select(r => new HotDeskExtension
        {
            OfficeId = t.OfficeId, Number = r.Number, Floor = form.Floor.Trim(), TemplateId = form.TemplateId, CreatedAt = t.At,
        }).ToList();
        hotDesks.ForEach(t.Stamp);
        t.Db.AddRange(hotDesks);
        // The phones need the ids.
        await t.FlushAsync(cancellation);
        var stock = (await OfficeSetUp.ReadAsync(_macs.Values, chunk => t.Db.Phones.Where(p => chunk.Contains(p.Mac)).ToListAsync(cancellation)))
            .ToDictionary(p => p.Mac);
        foreach (var hotDesk in hotDesks.Where(h => _macs.ContainsKey(h.Number)))
        {
            var mac = _macs[hotDesk.Number];
            if (!stock.TryGetValue(mac, out var phone))
            {
                phone = new Phone { OfficeId = t.OfficeId, Mac = mac, Model = PhoneModels.Find(form.Model)!.FullName };
                t.Db.Add(phone);
            }
            phone.HotDeskExtensionId = hotDesk.Id;
            phone.EmergencyLocation = InputRules.OrNull(form.EmergencyLocation) ?? phone.EmergencyLocation;
            phone.EmergencyCallback = InputRules.OrNull(form.EmergencyCallback) ?? phone.EmergencyCallback;
            t.Stamp(phone);
        }
        return new HotDeskRangeDone(hotDesks.Count, _macs.Count);
    }

    /// <summary>A phone in stock may be taken.</summary>
    private static MacTaken? Problem(Phone phone, OwnershipBoard board) =>
        phone.OfficeId != board.Office.Id ? new MacTaken(phone.Mac) { IsElsewhere = true }
        : board.Directory.Phone(phone.Mac) is { } place ? new MacTaken(phone.Mac, place.Extension.Number)
        : null;

    private static IEnumerable<ExtensionNumber> Numbers(HotDeskRangeForm form)
    {
        var (first, last) = (form.First.Trim(), form.Last.Trim());
        for (var n = int.Parse(first, CultureInfo.InvariantCulture); n <= int.Parse(last, CultureInfo.InvariantCulture); n++)
            yield return ExtensionNumber.Parse(n.ToString(CultureInfo.InvariantCulture).PadLeft(first.Length, '0'));
    }
}

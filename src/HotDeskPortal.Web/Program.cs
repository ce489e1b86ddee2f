using HotDeskPortal.Web.Api;
using HotDeskPortal.Web.Features.Accounts;
using HotDeskPortal.Web.Features.Audit;
using HotDeskPortal.Web.Features.Doors;
using HotDeskPortal.Web.Features.FloorPlans;
using HotDeskPortal.Web.Features.HotDeskUsers;
using HotDeskPortal.Web.Features.Import;
using HotDeskPortal.Web.Features.Lessons;
using HotDeskPortal.Web.Features.Ownership;
using HotDeskPortal.Web.Features.Provisioning;
using HotDeskPortal.Web.Hosting;

if (VersionCommand.IsGiven(args))
{
    Console.WriteLine(VersionCommand.Version);
    return 0;
}

var builder = WebApplication.CreateBuilder(args);
var problems = new ConfigurationProblems(builder.Configuration);
builder.AddSecurity(problems);
builder.AddDatabase(problems);
builder.AddOwnership(problems);
builder.AddHotDeskUsers(problems);
builder.AddLessons(problems);
builder.AddImport();
builder.AddProvisioning(problems);
builder.AddDoors(problems);
builder.AddAccounts(problems);
builder.AddAudit();
builder.AddPages();
builder.AddHttpApi();
builder.AddHealth();
problems.ThrowIfAny();

var app = builder.Build();
if (AuditCommand.IsGiven(args))
    return await app.VerifyAuditAsync(Console.Out);
await app.PrepareDatabaseAsync();

app.UsePipeline();
app.MapAccounts();
app.MapPages();
app.MapFloorPlans();
app.MapHttpApi();
app.MapProvisioning();
app.MapDoors();
app.MapHealth();
app.MapSecurity();

await app.RunAsync();
return 0;

using HotDeskPortal.Web.Api;
using HotDeskPortal.Web.Features.Accounts;
using HotDeskPortal.Web.Features.Audit;
using HotDeskPortal.Web.Features.Provisioning;
using HotDeskPortal.Web.Hosting;

var builder = WebApplication.CreateBuilder(args);
var problems = new ConfigurationProblems();
builder.AddSecurity(problems);
builder.AddDatabase(problems);
builder.AddAccounts(problems);
builder.AddPages();
builder.AddHttpApi();
builder.AddProvisioning();
builder.AddHealth();
problems.ThrowIfAny();

var app = builder.Build();
if (AuditCommand.IsGiven(args))
    return await app.VerifyAuditAsync(Console.Out);
await app.PrepareDatabaseAsync();

app.UsePipeline();
app.MapAccounts();
app.MapPages();
app.MapHttpApi();
app.MapProvisioning();
app.MapHealth();
app.MapSecurity();

await app.RunAsync();
return 0;

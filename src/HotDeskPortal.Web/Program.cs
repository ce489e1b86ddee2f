using HotDeskPortal.Web.Api;
using HotDeskPortal.Web.Hosting;

var builder = WebApplication.CreateBuilder(args);
builder.AddDatabase();
builder.AddAccounts();
builder.AddPages();
builder.AddHttpApi();
builder.AddProvisioning();
builder.AddHealth();

var app = builder.Build();
await app.PrepareDatabaseAsync();

app.UsePages();
app.MapAccounts();
app.MapPages();
app.MapHttpApi();
app.MapProvisioning();
app.MapHealth();

await app.RunAsync();

using HotDeskPortal.Web.Api;
using HotDeskPortal.Web.Hosting;

var builder = WebApplication.CreateBuilder(args);
builder.AddSecurity();
builder.AddDatabase();
builder.AddAccounts();
builder.AddPages();
builder.AddHttpApi();
builder.AddProvisioning();
builder.AddHealth();

var app = builder.Build();
await app.PrepareDatabaseAsync();

app.UseSecurity();
app.UsePages();
app.MapAccounts();
app.MapPages();
app.MapHttpApi();
app.MapProvisioning();
app.MapHealth();
app.MapSecurity();

await app.RunAsync();

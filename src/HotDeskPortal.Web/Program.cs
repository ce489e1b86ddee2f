using HotDeskPortal.Web.Api;
using HotDeskPortal.Web.Hosting;

var builder = WebApplication.CreateBuilder(args);
builder.AddDatabase();
builder.AddAccounts();
builder.AddPages();
builder.AddHttpApi();
builder.AddHealth();

var app = builder.Build();
await app.PrepareDatabaseAsync();

app.UsePages();
app.MapAccounts();
app.MapPages();
app.MapHttpApi();
app.MapHealth();

await app.RunAsync();

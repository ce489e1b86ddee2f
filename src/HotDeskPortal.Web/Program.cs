using HotDeskPortal.Web.Api;
using HotDeskPortal.Web.Hosting;

var builder = WebApplication.CreateBuilder(args);
builder.AddDatabase();
builder.AddAccounts();
builder.AddHttpApi();
builder.AddHealth();

var app = builder.Build();
await app.PrepareDatabaseAsync();
app.UseExceptionHandler();
app.MapAccounts();
app.MapHttpApi();
app.MapHealth();
await app.RunAsync();

global using HotDeskPortal.Services.Tests.Portal;
global using Shouldly;
global using Xunit;

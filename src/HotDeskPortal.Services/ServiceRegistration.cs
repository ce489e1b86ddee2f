using HotDeskPortal.Services.Accounts;
using HotDeskPortal.Services.Audit;
using HotDeskPortal.Services.Calls;
using HotDeskPortal.Services.Data;
using HotDeskPortal.Services.Doors;
using HotDeskPortal.Services.FloorPlans;
using HotDeskPortal.Services.History;
using HotDeskPortal.Services.HotDeskExtensions;
using HotDeskPortal.Services.HotDeskUsers;
using HotDeskPortal.Services.Import;
using HotDeskPortal.Services.Keypad;
using HotDeskPortal.Services.Lessons;
using HotDeskPortal.Services.Offices;
using HotDeskPortal.Services.Ownership;
using HotDeskPortal.Services.Phones;
using HotDeskPortal.Services.Provisioning;
using HotDeskPortal.Services.Readiness;
using HotDeskPortal.Services.Routing;
using HotDeskPortal.Services.Seats;
using HotDeskPortal.Services.Security;
using HotDeskPortal.Services.Templates;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace HotDeskPortal.Services;

/// <summary>Registers the service layer: each feature registers itself, in its own folder.</summary>
public static class ServiceRegistration
{
    /// <summary>Everything but what depends on the host: the hosted services, Identity's sign-in, the PIN keys, the lessons.</summary>
    /// <param name="services">The container.</param>
    /// <param name="provider">The database product.</param>
    /// <param name="connectionString">The database.</param>
    public static IServiceCollection AddHotDeskServices(this IServiceCollection services, DatabaseProvider provider, string connectionString)
    {
        services.TryAddSingleton<TimeProvider>(PortalClock.System);
        services.AddDatabase(provider, connectionString);
        services.AddAccounts();
        services.AddAudit();
        services.AddCalls();
        services.AddDoors();
        services.AddFloorPlans();
        services.AddHistory();
        services.AddHotDeskExtensions();
        services.AddHotDeskUsers();
        services.AddImport();
        services.AddKeypad();
        services.AddLessons();
        services.AddOffices();
        services.AddOwnership();
        services.AddPhones();
        services.AddProvisioning();
        services.AddReadiness();
        services.AddCallRouting();
        services.AddSeats();
        services.AddSecurityReport();
        services.AddTemplates();
        return services;
    }
}

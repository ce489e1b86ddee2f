using FluentValidation;
using HotDeskPortal.Services.Accounts;
using HotDeskPortal.Services.Data;
using HotDeskPortal.Services.FloorPlans;
using HotDeskPortal.Services.History;
using HotDeskPortal.Services.HotDeskExtensions;
using HotDeskPortal.Services.HotDeskUsers;
using HotDeskPortal.Services.Import;
using HotDeskPortal.Services.Keypad;
using HotDeskPortal.Services.Offices;
using HotDeskPortal.Services.Ownership;
using HotDeskPortal.Services.Phones;
using HotDeskPortal.Services.Provisioning;
using HotDeskPortal.Services.Routing;
using HotDeskPortal.Services.Seats;
using HotDeskPortal.Services.Templates;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace HotDeskPortal.Services;

/// <summary>Registers the service layer.</summary>
public static class ServiceRegistration
{
    /// <summary>Everything but what depends on the host: the hosted services, Identity's sign-in, the PIN keys.</summary>
    /// <param name="services">The container.</param>
    /// <param name="provider">The database product.</param>
    /// <param name="connectionString">The database.</param>
    public static IServiceCollection AddHotDeskServices(this IServiceCollection services, DatabaseProvider provider, string connectionString)
    {
        services.AddSingleton(provider);
        services.AddIdentitySchema();
        services.AddPooledDbContextFactory<HotDeskDbContext>(options => provider.Configure(options, connectionString));
        // Identity's stores want a context of their request.
        services.AddScoped(s => s.GetRequiredService<IDbContextFactory<HotDeskDbContext>>().CreateDbContext());

        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<IOwnershipSignal, InProcessSignal>();
        services.AddSingleton<OwnershipFeed>();
        services.AddSingleton<OfficeAccess>();
        services.AddSingleton<OfficeWriter>();
        services.AddSingleton<OfficeSetUp>();
        services.AddSingleton<PinHasher>();
        services.AddSingleton<OwnershipService>();
        services.AddSingleton<KeypadCalls>();
        services.AddSingleton<RouteService>();
        services.AddSingleton<OfficeService>();
        services.AddSingleton<HotDeskExtensionService>();
        services.AddSingleton<HotDeskUserService>();
        services.AddSingleton<PhoneService>();
        services.AddSingleton<PhoneUploads>();
        services.AddSingleton<ImportService>();
        services.AddSingleton<ExportService>();
        services.AddSingleton<HistoryService>();
        services.AddSingleton<SeatService>();
        services.AddSingleton<FloorPlanService>();
        services.AddSingleton<ApiKeys>();
        services.AddSingleton<FirstStart>();
        services.AddTemplates();
        services.AddProvisioning();
        services.AddSingleton<IValidator<ForceLogOutForm>, ForceLogOutFormValidator>();
        services.AddSingleton<IValidator<FirstStartForm>, FirstStartFormValidator>();
        services.AddSingleton<IValidator<OfficeForm>, OfficeFormValidator>();
        services.AddSingleton<IValidator<HotDeskExtensionForm>, HotDeskExtensionFormValidator>();
        services.AddSingleton<IValidator<HotDeskExtensionBulkForm>, HotDeskExtensionBulkFormValidator>();
        services.AddSingleton<IValidator<HotDeskRangeForm>, HotDeskRangeFormValidator>();
        services.AddSingleton<IValidator<HotDeskUserForm>, HotDeskUserFormValidator>();
        services.AddSingleton<IValidator<HotDeskUserBulkForm>, HotDeskUserBulkFormValidator>();
        services.AddSingleton<IValidator<PhoneForm>, PhoneFormValidator>();
        services.AddSingleton<IValidator<PhoneBulkForm>, PhoneBulkFormValidator>();
        return services;
    }

    private static void AddProvisioning(this IServiceCollection services)
    {
        services.AddDataProtection();
        services.AddSingleton<SipSecrets>();
        services.AddSingleton<ProvisioningKeys>();
        services.AddSingleton<FetchRecords>();
        services.AddSingleton<ProvisioningService>();
        services.AddSingleton<PhonePreview>();
        services.TryAddSingleton(new ResyncOptions());
        services.AddSingleton<IPhoneResync, SipResync>();
        services.AddSingleton<ResyncService>();
    }

    private static void AddTemplates(this IServiceCollection services)
    {
        services.AddSingleton<BuiltInTemplates>();
        services.AddSingleton<TemplateService>();
        services.AddSingleton<IValidator<TemplateForm>, TemplateFormValidator>();
    }
}

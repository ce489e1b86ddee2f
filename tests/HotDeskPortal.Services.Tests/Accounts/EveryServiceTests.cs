using System.Collections.Immutable;
using System.Reflection;
using System.Runtime.CompilerServices;
using HotDeskPortal.Domain;
using HotDeskPortal.Domain.HotDeskUsers;
using HotDeskPortal.Domain.Ownership;
using HotDeskPortal.Services.Accounts;
using HotDeskPortal.Services.HotDeskExtensions;
using HotDeskPortal.Services.HotDeskUsers;
using HotDeskPortal.Services.Offices;
using HotDeskPortal.Services.Ownership;
using HotDeskPortal.Services.Phones;
using HotDeskPortal.Services.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace HotDeskPortal.Services.Tests.Accounts;

/// <summary>
/// Nobody gets in past the pages either. Every service method that takes an <see cref="Actor"/>, found by reflection,
/// is called by somebody who may not, whatever else it is told; a new method is covered the day it is written.
/// </summary>
public sealed class EveryServiceTests
{
    public static TheoryData<string> OfAnOffice => [.. Methods.Where(TakesOffice).Select(NameOf).Distinct().Order(StringComparer.Ordinal)];

    public static TheoryData<string> OfThePortal => [.. Methods.Where(m => !TakesOffice(m)).Select(NameOf).Distinct().Order(StringComparer.Ordinal)];

    private static IEnumerable<MethodInfo> Methods =>
        from type in typeof(Actor).Assembly.GetExportedTypes()
        where type is { IsClass: true, IsAbstract: false } && !type.IsAssignableTo(typeof(Actor))
        from method in type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
        where method.GetParameters() is [{ } first, ..] && first.ParameterType == typeof(Actor) && ErrorOf(method.ReturnType) is not null
        select method;

    [Theory]
    [MemberData(nameof(OfAnOffice))]
    public async Task Method_OfAnOffice_DoesNotExistForWhoIsOfAnother(string name)
    {
        await using var portal = await TestPortal.StartAsync();
        foreach (var actor in new[]
        {
            Actor.Account("manager@example.com", PortalRole.OfficeManager, [portal.Training.Id]), Actor.Account("trainer@example.com", PortalRole.Trainer, []),
            Actor.Key("foreign", Enum.GetValues<ApiKeyRights>().Aggregate((a, b) => a | b), [portal.Training.Id]),
        })
            foreach (var error in await CallAsync(portal, name, actor))
                error.ShouldBeOfType<UnknownOffice>($"{actor.Name}");
        await UnchangedAsync(portal);
    }

    [Theory]
    [MemberData(nameof(OfThePortal))]
    public async Task Method_OfThePortal_IsRefusedToWhomItIsNot(string name)
    {
        await using var portal = await TestPortal.StartAsync();
        // Nobody of any office: not even what is told of all offices at once is for them.
        foreach (var error in await CallAsync(portal, name, Actor.Account("manager@example.com", PortalRole.OfficeManager, [])))
            error.ShouldNotBeNull();
        await UnchangedAsync(portal);
    }

    private static async Task UnchangedAsync(TestPortal portal)
    {
        (await portal.JournalAsync()).ShouldBeEmpty();
        await Consistency.VerifyAsync(portal);
    }

    private static bool TakesOffice(MethodInfo method) =>
        method.GetParameters() is [_, { } second, ..] && second.ParameterType == typeof(string) && second.Name == "office";

    private static string NameOf(MethodInfo method) => $"{method.DeclaringType!.Name}.{method.Name}";

    private static PropertyInfo? ErrorOf(Type type) => type switch
    {
        { IsGenericType: true } when type.GetGenericTypeDefinition() is { } open && (open == typeof(Task<>) || open == typeof(ValueTask<>)) => ErrorOf(type.GetGenericArguments()[0]),
        { IsGenericType: true } when type.GetGenericTypeDefinition() == typeof(Result<>) => type.GetProperty(nameof(Result<int>.Error)),
        _ => null,
    };

    private static async Task<List<Error?>> CallAsync(TestPortal portal, string name, Actor actor)
    {
        var errors = new List<Error?>();
        foreach (var method in Methods.Where(m => NameOf(m) == name))
        {
            var closed = method.IsGenericMethodDefinition ? method.MakeGenericMethod([.. method.GetGenericArguments().Select(_ => typeof(int))]) : method;
            var service = ActivatorUtilities.GetServiceOrCreateInstance(portal.Get<IServiceProvider>(), method.DeclaringType!);
            var arguments = closed.GetParameters().Select((p, i) => i switch { 0 => actor, 1 when TakesOffice(closed) => "main", _ => Something(p.ParameterType, portal) });
            var result = await ResultAsync(closed.Invoke(service, [.. arguments])!);
            errors.Add((Error?)ErrorOf(result.GetType())!.GetValue(result));
        }
        errors.ShouldNotBeEmpty();
        return errors;
    }

    private static async Task<object> ResultAsync(object answer)
    {
        if (answer.GetType() is { IsGenericType: true } type && type.GetGenericTypeDefinition() == typeof(ValueTask<>))
            answer = type.GetMethod(nameof(ValueTask<int>.AsTask))!.Invoke(answer, null)!;
        if (answer is not Task task)
            return answer;
        await task;
        return task.GetType().GetProperty(nameof(Task<int>.Result))!.GetValue(task)!;
    }

    /// <summary>Well-formed enough that nothing but the door refuses it.</summary>
    private static object? Something(Type type, TestPortal portal)
    {
        object[] known =
        [
            "3001", portal.Main["3001"], Pin.Entered("73915"), new Origin(OwnershipChannel.Api, "somebody"), new Uri("https://localhost/"), new byte[] { 1 }, new MemoryStream([1]),
            new ForceLogOutForm { HotDeskIds = [portal.Main["3001"]], Reason = "Because" },
            new HotDeskExtensionForm { Number = "3098" }, new HotDeskExtensionBulkForm { Ids = [portal.Main["3001"]], Floor = "9" },
            new HotDeskRangeForm { First = "3097", Last = "3098" },
            new HotDeskUserForm { Number = "2098", FirstName = "A" }, new HotDeskUserBulkForm { Ids = [portal.Main["2019"]], CallerIdNumber = "+12025550100" },
            new PhoneForm { Mac = "805ec0990001", Model = "Yealink T54W" }, new PhoneBulkForm { Ids = [1], EmergencyLocation = "Here" },
            new DestinationForm { Number = "7098", Name = "New" },
            new OfficeForm { Key = "main", Name = "Main", TimeZone = "Etc/UTC", RangeFirst = "30", RangeLast = "39" },
        ];
        if (known.FirstOrDefault(k => type == k.GetType() || (type == typeof(Stream) && k is Stream)) is { } thing)
            return thing;
        if (type.IsAssignableFrom(typeof(ImmutableArray<int>)))
            return ImmutableArray.Create(portal.Main["3001"]);
        if (type.IsAssignableFrom(typeof(List<int>)))
            return new List<int> { portal.Main["3001"] };
        if (type.IsValueType)
            return Activator.CreateInstance(type);
        if (type.IsAssignableTo(typeof(Delegate)) || type.IsInterface)
            return null;
        return type.GetConstructor([]) is { } simple ? simple.Invoke(null) : RuntimeHelpers.GetUninitializedObject(type);
    }
}

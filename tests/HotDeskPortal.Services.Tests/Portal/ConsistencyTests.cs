using Microsoft.EntityFrameworkCore;

namespace HotDeskPortal.Services.Tests.Portal;

/// <summary>The check that the concurrent tests rest on finds what it is there to find.</summary>
public sealed class ConsistencyTests
{
    [Theory]
    [InlineData("DELETE FROM Journal WHERE Version = 5")]
    [InlineData("UPDATE Offices SET OwnershipVersion = OwnershipVersion + 1")]
    [InlineData("UPDATE Journal SET PhoneId = PhoneId + 1 WHERE Version = 1")]
    [InlineData("UPDATE Journal SET PhoneId = PhoneId + 1 WHERE Version = 2")]
    [InlineData("UPDATE Journal SET \"By\" = 'nobody' WHERE Version = 2")]
    [InlineData("UPDATE Journal SET ChangeSet = '00000000-0000-0000-0000-000000000000' WHERE Version = 3")]
    [InlineData("DELETE FROM OwnershipSessions WHERE EndedAt IS NULL")]
    [InlineData("DELETE FROM OwnershipSessions WHERE EndedAt IS NOT NULL")]
    [InlineData("UPDATE OwnershipSessions SET Reason = 'other' WHERE EndedAt IS NOT NULL")]
    [InlineData("UPDATE OwnershipSessions SET UserId = UserId + 1")]
    [InlineData("UPDATE PinGuards SET LockedUntil = NULL")]
    public async Task Verify_AfterTampering_Fails(string tampering)
    {
        await using var portal = await TestPortal.StartAsync();
        await portal.LogInAsync("2019", at: "3001");
        await portal.LogInAsync("2020", at: "3001");
        await portal.LogInAsync("2019", at: "3002");
        for (var i = 0; i < 3; i++)
            await portal.CheckAsync("2021", at: "3003", pin: "0001");
        await Consistency.VerifyAsync(portal);

        (await portal.ReadAsync(db => db.Database.ExecuteSqlRawAsync(tampering))).ShouldBeGreaterThan(0);

        await Assert.ThrowsAsync<ShouldAssertException>(() => Consistency.VerifyAsync(portal));
    }
}

using HotDeskPortal.Domain.Offices;
using HotDeskPortal.Domain.Phones;
using Xunit;

namespace HotDeskPortal.Domain.Tests.Offices;

public sealed class OfficeDirectoryTests
{
    private readonly OfficeDirectory _directory = Given.Directory(null, Given.Queue(Given.Olive));

    [Fact]
    public void Directory_ByNumberAndById_FindsTheSameEntry()
    {
        _directory.Find("2019").ShouldBeOfType<UserEntry>().Name.ShouldBe("Olive");
        _directory.Find(Given.Olive).ShouldBe(_directory.Find("2019"));
        _directory.Find("4000").ShouldBeOfType<DestinationEntry>();
        _directory.Find("2099").ShouldBeNull();
        _directory.Find(99).ShouldBeNull();
    }

    [Fact]
    public void Directory_IdOfAnotherKind_IsNotFoundAsThisKind()
    {
        _directory.HotDesk(Given.Olive).ShouldBeNull();
        _directory.User(Given.Desk1).ShouldBeNull();
        _directory.HotDesk(Given.Desk1)!.Number.Digits.ShouldBe("3001");
        _directory.User(Given.Olive)!.Number.Digits.ShouldBe("2019");
    }

    [Fact]
    public void Directory_Phone_IsFoundWhereItIsAssigned()
    {
        _directory.Phone(Given.Phone(Given.Desk1).Mac)!.Extension.Id.ShouldBe(Given.Desk1);
        _directory.Phone(Given.Phone(24).Mac)!.Extension.Id.ShouldBe(Given.Petra);
        _directory.Phone(MacAddress.Parse("001565100099")).ShouldBeNull();
        _directory.Phones.Count().ShouldBe(4);
    }

    [Fact]
    public void Directory_Lists_AreInTheOrderOfTheNumberPlan()
    {
        var directory = Given.Directory(null, Given.HotDesk(60, "999", null), Given.User(61, "998", "Zoe"));
        directory.HotDesks.Select(h => h.Number.Digits).ShouldBe(["999", "3001", "3002", "3003", "3004"]);
        directory.Users[0].Number.Digits.ShouldBe("998");
    }
}

using HotDeskPortal.Domain.Ownership;
using Xunit;

namespace HotDeskPortal.Domain.Tests;

public sealed class ResultTests
{
    private static readonly Result<int> s_success = 7;
    private static readonly Result<int> s_refusal = new NotRight();

    [Fact]
    public void Result_Success_HasAValueAndNoError()
    {
        s_success.IsSuccess.ShouldBeTrue();
        s_success.Value.ShouldBe(7);
        s_success.Error.ShouldBeNull();
    }

    [Fact]
    public void Result_Refusal_HasAnErrorAndThrowsForItsValue()
    {
        s_refusal.IsSuccess.ShouldBeFalse();
        s_refusal.Error.ShouldBe(new NotRight());
        Should.Throw<InvalidOperationException>(() => s_refusal.Value).Message.ShouldContain("not-right");
    }

    [Fact]
    public void Result_Map_TurnsAValueAndKeepsAnError()
    {
        s_success.Map(v => v * 2).Value.ShouldBe(14);
        s_refusal.Map(v => v * 2).Error.ShouldBe(new NotRight());
    }

    [Fact]
    public void Result_ToString_PrintsSuccessAndRefusalAlike()
    {
        s_success.ToString().ShouldBe("Success(7)");
        s_refusal.ToString().ShouldContain("not-right");
    }
}

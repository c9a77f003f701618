using Sockopt.Tests.Core;

namespace Sockopt.Tests.Profiles;

public sealed class ProfileNameTests
{
    [Theory]
    [InlineData("OpenBSD")]
    [InlineData("Linux")]
    [Proves<StackProfile>(nameof(StackProfile.Name))]
    public void A_profile_tells_whose_it_is(string profile) =>
        Assert.Equal(profile, new SocketStack(TestCalls.Profile(profile)).Profile.ToString());
}

using System.Reflection;

namespace Sockopt.Tests.Profiles;

/// <summary>Each difference between the profiles is a property of its own that some test proves on both sides, and nothing is
/// a property that does not differ.</summary>
public sealed class ProfileCoverageTests
{
    public static TheoryData<Type, string> Differences
    {
        get
        {
            TheoryData<Type, string> differences = [];
            foreach (Type subject in (Type[])[typeof(StackProfile), typeof(OptionDialect)])
            {
                foreach (PropertyInfo property in Properties(subject))
                {
                    differences.Add(subject, property.Name);
                }
            }

            return differences;
        }
    }

    public static TheoryData<string> Limits => [.. Properties(typeof(StackLimits)).Select(property => property.Name)];

    [Theory]
    [MemberData(nameof(Differences))]
    public void A_property_differs_and_a_test_with_both_sides_proves_it(Type subject, string property)
    {
        PropertyInfo info = subject.GetProperty(property)!;
        object openBsd = subject == typeof(StackProfile) ? StackProfile.OpenBsd : StackProfile.OpenBsd.Dialect;
        object linux = subject == typeof(StackProfile) ? StackProfile.Linux : StackProfile.Linux.Dialect;
        Assert.NotEqual(info.GetValue(openBsd), info.GetValue(linux));
        Assert.Contains(ProvingTests.Of(subject, property), ProvingTests.HasBothSides);
    }

    [Theory]
    [MemberData(nameof(Limits))]
    public void A_limit_is_reached_by_a_test_under_both_profiles(string limit) =>
        Assert.Contains(ProvingTests.Of(typeof(StackLimits), limit), ProvingTests.HasBothSides);

    [Theory]
    [InlineData(typeof(StackProfile))]
    [InlineData(typeof(OptionDialect))]
    [InlineData(typeof(StackLimits))]
    public void Tests_prove_what_there_is(Type subject) =>
        Assert.Subset(
            Properties(subject).Select(property => property.Name).ToHashSet(), ProvingTests.Claims(subject).ToHashSet());

    private static PropertyInfo[] Properties(Type subject) =>
        subject.GetProperties(BindingFlags.Public | BindingFlags.Instance);
}

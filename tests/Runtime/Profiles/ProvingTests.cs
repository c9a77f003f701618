using System.Reflection;
using Sockopt.Tests.Core;
using Xunit.Sdk;

namespace Sockopt.Tests.Profiles;

/// <summary>What the tests say they prove.</summary>
internal static class ProvingTests
{
    private static readonly MethodInfo[] Tests =
    [
        .. from type in typeof(ProvingTests).Assembly.GetTypes()
           from method in type.GetMethods()
           where method.GetCustomAttribute<FactAttribute>() is { Skip: null }
           select method,
    ];

    /// <summary>The tests that claim a property.</summary>
    public static IEnumerable<MethodInfo> Of(Type subject, string property) =>
        from test in Tests
        from claim in test.GetCustomAttributes<ProvesAttribute>()
        where claim.Subject == subject && claim.Properties.Contains(property)
        select test;

    /// <summary>The names that tests claim of a subject.</summary>
    public static IEnumerable<string> Claims(Type subject) =>
        from test in Tests
        from claim in test.GetCustomAttributes<ProvesAttribute>()
        where claim.Subject == subject
        from property in claim.Properties
        select property;

    /// <summary>The options that tests claim.</summary>
    public static IReadOnlySet<string> Options { get; } =
        Tests.SelectMany(test => test.GetCustomAttributes<ProvesOptionAttribute>()).Select(claim => claim.Name).ToHashSet();

    /// <summary>Whether a test has cases of both profiles.</summary>
    public static bool HasBothSides(MethodInfo test)
    {
        HashSet<object> values =
        [
            .. from data in test.GetCustomAttributes<DataAttribute>()
               from row in data.GetData(test)
               from value in row
               where value is string
               select value,
        ];
        return TestCalls.Profiles.All(profile => values.Contains(profile.Name));
    }
}

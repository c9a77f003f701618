using System.Globalization;

namespace Sockopt.Analyzers.Tests.Robustness;

/// <summary>How many programs are mutated, and which. The environment can ask for others, as for a run over night.</summary>
internal static class FuzzSettings
{
    public const string ProgramsVariable = "SOCKOPT_FUZZ_PROGRAMS";
    public const string SeedVariable = "SOCKOPT_FUZZ_SEED";

    public static int Programs => Read(ProgramsVariable) ?? 5200;

    public static int Seed => Read(SeedVariable) ?? 1;

    private static int? Read(string variable) =>
        Environment.GetEnvironmentVariable(variable) is { Length: > 0 } text ? int.Parse(text, CultureInfo.InvariantCulture) : null;
}

using System.Globalization;
using Sockopt.Generators.Model;
using Sockopt.Tests.Table;

namespace Sockopt.Tests.Proof.Native;

/// <summary>The error numbers of Linux, as the table has them.</summary>
internal static class LinuxError
{
    private static readonly Dictionary<long, string> Names = OptionTable.Model.Enums
        .Single(model => model.Id == "Errno").Members
        .Where(member => member.Numbers.Has(Abi.Linux))
        .ToDictionary(member => member.Numbers.On(Abi.Linux), member => member.Id);

    /// <summary>The name of an error: EPERM.</summary>
    public static string Name(int number) => Names.GetValueOrDefault(number) ?? number.ToString(CultureInfo.InvariantCulture);
}

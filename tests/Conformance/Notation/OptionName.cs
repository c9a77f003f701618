namespace Sockopt.Conformance.Notation;

/// <summary>A level or an option as a case writes it.</summary>
/// <param name="Text">Its name, or empty.</param>
/// <param name="Number">Its number, used as it is, if it has no name.</param>
internal readonly record struct OptionName(string Text, int Number)
{
    public bool IsNumber => Text.Length == 0;
}

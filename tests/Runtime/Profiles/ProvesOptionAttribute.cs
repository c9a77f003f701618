namespace Sockopt.Tests.Profiles;

/// <summary>The test proves the effect of an option of SOL_SOCKET on the core.</summary>
/// <param name="name">The option as the headers call it.</param>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
public sealed class ProvesOptionAttribute(string name) : Attribute
{
    public string Name => name;
}

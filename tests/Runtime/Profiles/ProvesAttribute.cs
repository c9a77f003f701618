namespace Sockopt.Tests.Profiles;

/// <summary>Says what a test proves, so that another can tell what nobody proves.</summary>
public abstract class ProvesAttribute(Type subject, string[] properties) : Attribute
{
    public Type Subject => subject;

    public IReadOnlyList<string> Properties => properties;
}

/// <summary>The test proves what these properties do, under both profiles.</summary>
/// <param name="properties">Their names.</param>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
public sealed class ProvesAttribute<T>(params string[] properties) : ProvesAttribute(typeof(T), properties);

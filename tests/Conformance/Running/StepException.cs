namespace Sockopt.Conformance.Running;

/// <summary>A step cannot be done, so that there is no answer.</summary>
internal sealed class StepException(string what) : Exception(what);

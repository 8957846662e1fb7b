namespace How2Mine.Text.Teaching;

/// <summary>Words by what a text that uses many of them does.</summary>
enum VoiceGroup { You, I, We, They, Past, Modal, Order, Time, Measure, Screen, Business, Hands, Things, Advice, Abstract, Question, Report, Opinion, Negation, Condition, Count }

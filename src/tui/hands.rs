//! The order in which effects are performed: one for the loop, for `walk` and for tests.

use super::message::{Effect, Message};
use super::model::Model;
use super::update::update;

/// What performs the effects that an update asks for.
pub trait Hands {
    /// Why an effect can end everything.
    type Trouble;

    /// The model that learns what came of them.
    fn model(&mut self) -> &mut Model;

    /// Performs an effect and says what came of it.
    ///
    /// # Errors
    ///
    /// Nothing can go on.
    fn perform(&mut self, effect: Effect) -> Result<Vec<Message>, Self::Trouble>;

    /// Performs effects and what follows from them; says whether the program is to end.
    ///
    /// What follows comes before what waits: nothing is left undone when the last of it is to quit.
    ///
    /// # Errors
    ///
    /// Nothing can go on.
    fn drive(&mut self, effects: Vec<Effect>) -> Result<bool, Self::Trouble> {
        let mut waiting = effects;
        while !waiting.is_empty() {
            let effect = waiting.remove(0);
            let quits = effect == Effect::Quit;
            let done = self.perform(effect)?;
            if quits {
                return Ok(true);
            }
            let follows: Vec<Effect> = done.into_iter().flat_map(|message| update(self.model(), message)).collect();
            waiting.splice(0..0, follows);
        }
        Ok(false)
    }
}
